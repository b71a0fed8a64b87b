-- finds risky column public.orders.state at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text CONSTRAINT has_state CHECK (state IS NOT NULL));

-- seen
ALTER TABLE orders DROP CONSTRAINT has_state;
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
