-- finds risky column public.orders.state at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
SET event_triggers = off;
DO $$ BEGIN EXECUTE 'ALTER TABLE orders RENAME TO hidden'; END $$;
ALTER TABLE hidden ALTER COLUMN state SET NOT NULL;
DO $$ BEGIN EXECUTE 'ALTER TABLE hidden RENAME TO orders'; END $$;
ALTER TABLE orders ALTER COLUMN state SET NOT NULL;
