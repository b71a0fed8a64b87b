-- finds risky foreign key f on public.orders

-- before
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE orders (x integer) PARTITION BY LIST (x);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES IN (1);

-- seen
ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES users;
