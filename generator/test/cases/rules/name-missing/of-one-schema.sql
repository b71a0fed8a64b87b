-- finds risky index by_state on public.orders
-- finds risky table other.orders

-- before
CREATE SCHEMA other;
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE other.orders (id bigint PRIMARY KEY, state text);
CREATE INDEX by_state ON orders (state);
CREATE INDEX by_state ON other.orders (state);

-- seen
BEGIN; DROP INDEX public.by_state; COMMIT;
BEGIN; CREATE INDEX by_state ON orders (state, id); COMMIT;
BEGIN; ALTER TABLE other.orders RENAME TO x; COMMIT;
BEGIN; ALTER TABLE other.x RENAME TO orders; COMMIT;
