-- finds breaking view public.large

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE VIEW big AS SELECT id, total FROM orders WHERE total > 100;

-- then
ALTER VIEW big RENAME TO large;
