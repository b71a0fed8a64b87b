-- finds breaking table public.orders
-- finds breaking table public.orders
-- finds breaking table public.orders
-- finds breaking table public.items
-- finds breaking table public.items

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE items (id bigint PRIMARY KEY);

-- seen
WITH a AS (DELETE FROM orders RETURNING *), b AS (DELETE FROM items RETURNING *) SELECT count(*) FROM a, b;
CREATE TABLE gone AS WITH a AS (DELETE FROM orders RETURNING *) SELECT * FROM a;
EXPLAIN (ANALYZE) DELETE FROM orders;
WITH a AS (DELETE FROM items WHERE true RETURNING id) INSERT INTO gone SELECT id, 'x' FROM a;
