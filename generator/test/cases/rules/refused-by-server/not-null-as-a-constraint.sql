-- finds breaking migration 1.sql
-- server 17

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
ALTER TABLE orders ADD CONSTRAINT has_note NOT NULL note NOT VALID;
