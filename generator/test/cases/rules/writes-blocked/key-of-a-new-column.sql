-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ADD COLUMN kind integer;
ALTER TABLE orders ADD CONSTRAINT kind UNIQUE (kind);
