-- finds risky check orders_qty_check on public.orders at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, qty integer CHECK (qty > 0));

-- seen
ALTER TABLE orders DROP CONSTRAINT orders_qty_check;
ALTER TABLE orders ADD CHECK (qty > 1);
