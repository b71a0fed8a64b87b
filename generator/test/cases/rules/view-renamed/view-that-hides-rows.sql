-- finds risky view public.large

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2));
CREATE VIEW big AS SELECT id, total FROM orders WHERE total > 100;

-- seen
ALTER VIEW big RENAME TO large;
CREATE VIEW big AS SELECT * FROM large LIMIT 0;
