-- finds risky column public.v.total

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE VIEW v AS SELECT id, total FROM orders;

-- then
DROP VIEW v;
CREATE VIEW v AS SELECT id, total::text FROM orders;
