-- finds breaking grant reader on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE ROLE reader;
GRANT SELECT, INSERT ON orders TO reader WITH GRANT OPTION;

-- then
REVOKE GRANT OPTION FOR SELECT ON orders FROM reader;
REVOKE INSERT ON orders FROM reader;
