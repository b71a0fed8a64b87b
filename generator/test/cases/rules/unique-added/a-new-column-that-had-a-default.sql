-- finds risky unique one_code on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ADD COLUMN code text DEFAULT 'x';
ALTER TABLE orders ALTER COLUMN code DROP DEFAULT;
ALTER TABLE orders ADD CONSTRAINT one_code UNIQUE (code);
