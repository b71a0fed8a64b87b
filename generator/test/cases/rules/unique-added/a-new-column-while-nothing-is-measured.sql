-- finds risky unique one_code on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
SET track_counts = off;
ALTER TABLE orders ADD COLUMN code text;
ALTER TABLE orders ADD CONSTRAINT one_code UNIQUE (code);
