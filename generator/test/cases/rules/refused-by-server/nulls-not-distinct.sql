-- finds breaking migration 1.sql
-- server 14.9

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
CREATE TABLE fresh (a integer, UNIQUE NULLS NOT DISTINCT (a));
