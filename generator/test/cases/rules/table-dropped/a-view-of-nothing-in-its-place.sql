-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- then
DROP TABLE orders;
CREATE VIEW orders AS SELECT 1::bigint AS id, 'x'::text AS note;
