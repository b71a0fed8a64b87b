-- finds safe materialized view public.totals_by_state

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE MATERIALIZED VIEW "state totals" AS SELECT state, sum(total) AS total FROM orders GROUP BY state;
COMMENT ON MATERIALIZED VIEW "state totals" IS 'What was sold, by state';

-- then
ALTER MATERIALIZED VIEW "state totals" RENAME TO totals_by_state;
CREATE VIEW "state totals" AS SELECT * FROM totals_by_state;
