-- finds risky index m_id on public.m

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE MATERIALIZED VIEW m AS SELECT id FROM orders;
CREATE INDEX m_id ON m (id);

-- then
DROP INDEX m_id;
