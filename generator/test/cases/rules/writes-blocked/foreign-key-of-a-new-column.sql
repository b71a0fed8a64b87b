-- finds risky table public.orders

-- before
CREATE TABLE states (id integer PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ADD COLUMN kind integer;
ALTER TABLE orders ADD CONSTRAINT kind FOREIGN KEY (kind) REFERENCES states;
