-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text, note text);
INSERT INTO orders VALUES (1, 'new', 'x');

-- seen
DO $$ BEGIN
  UPDATE orders SET state = 'old';
  UPDATE orders SET note = 'y';
END $$;
