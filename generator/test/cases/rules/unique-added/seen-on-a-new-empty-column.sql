-- finds safe unique one_code on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ADD COLUMN code text;
COMMENT ON COLUMN orders.code IS 'to come';
ALTER TABLE orders ADD CONSTRAINT one_code UNIQUE (code);
