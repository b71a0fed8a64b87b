-- finds risky column public.orders.gross

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2));

-- seen
ALTER TABLE orders ADD COLUMN gross numeric GENERATED ALWAYS AS (total * 2) STORED;
CREATE INDEX by_gross ON orders (gross);
