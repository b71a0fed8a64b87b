-- finds risky table public.purchases

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

-- then
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
