-- finds risky index by_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN region text;
CREATE INDEX by_state ON orders (state);
COMMIT;
