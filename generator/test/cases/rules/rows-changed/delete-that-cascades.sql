-- finds risky table public.lines at line 1
-- finds risky table public.taxes at line 1
-- finds risky table public.notes at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders ON DELETE CASCADE);
CREATE TABLE taxes (line_id bigint REFERENCES lines ON DELETE CASCADE);
CREATE TABLE notes (order_id bigint REFERENCES orders ON DELETE SET NULL);
CREATE TABLE kept (order_id bigint REFERENCES orders);

-- seen
DELETE FROM orders WHERE state = 'lost';
