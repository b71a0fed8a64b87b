CREATE UNLOGGED TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date) WITH (fillfactor = 70, autovacuum_enabled = false);
CREATE VIEW v WITH (security_barrier = true) AS SELECT 1 AS n;
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT 1 AS n;
