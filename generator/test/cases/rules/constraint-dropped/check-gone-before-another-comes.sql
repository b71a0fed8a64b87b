-- finds risky check known on public.orders at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT known CHECK (state IN ('new', 'paid')));

-- seen
BEGIN;
ALTER TABLE orders DROP CONSTRAINT known;
COMMIT;
ALTER TABLE orders ADD CONSTRAINT is_known CHECK (state IN ('new', 'paid'));
