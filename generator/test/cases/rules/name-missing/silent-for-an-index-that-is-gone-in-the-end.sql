-- finds nothing

-- before
CREATE SCHEMA other;
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE other.orders (id bigint PRIMARY KEY, state text);
CREATE INDEX by_state ON orders (state);
CREATE INDEX by_state ON other.orders (state);
CREATE INDEX by_id ON orders (id, state);

-- seen
BEGIN; DROP INDEX public.by_state; COMMIT;
CREATE INDEX by_state ON orders (state, id);
BEGIN; DROP INDEX public.by_state; COMMIT;
