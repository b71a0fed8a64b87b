-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE INDEX by_state ON orders (state);

-- then
COMMENT ON INDEX by_state IS 'x';
ALTER INDEX by_state SET (fillfactor = 70);
