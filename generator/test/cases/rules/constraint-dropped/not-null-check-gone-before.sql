-- finds risky check has_state on public.orders at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT has_state CHECK (state IS NOT NULL));

-- seen
BEGIN;
ALTER TABLE orders DROP CONSTRAINT has_state;
COMMIT;
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
