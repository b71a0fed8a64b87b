-- finds risky foreign key partly on public.orders

-- before
CREATE TABLE users (a integer, b integer, UNIQUE (a, b));
CREATE TABLE orders (x integer, y integer);

-- seen
ALTER TABLE orders ADD CONSTRAINT partly FOREIGN KEY (x, y) REFERENCES users (a, b) ON DELETE SET DEFAULT (y) ON UPDATE SET NULL;
