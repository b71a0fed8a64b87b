CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE UNIQUE INDEX i ON orders (state DESC NULLS LAST, lower(state)) INCLUDE (total) NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE total > 0;
COMMENT ON INDEX i IS 'by state';
