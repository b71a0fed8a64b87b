-- finds breaking column public.big.total

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE VIEW big AS SELECT id, total FROM orders;

-- then
DROP VIEW big;
CREATE VIEW big AS SELECT id FROM orders;
