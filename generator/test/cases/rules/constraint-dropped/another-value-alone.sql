-- finds risky check known on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT known CHECK (state IN ('a', 'b')));

-- then
ALTER TABLE orders DROP CONSTRAINT known, ADD CONSTRAINT known CHECK (state IN ('c'));
