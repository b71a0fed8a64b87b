-- finds breaking table public.orders

-- before
CREATE TABLE orders (id integer, state text);

-- seen
DROP TABLE orders;
CREATE TABLE orders (id integer, note text);
DROP TABLE orders;
