-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text) WITH (autovacuum_enabled = off);

-- then
ALTER TABLE orders SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01);
