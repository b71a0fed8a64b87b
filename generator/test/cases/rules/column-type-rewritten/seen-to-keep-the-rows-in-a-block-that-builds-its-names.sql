-- finds safe column public.orders.at

-- before
CREATE TABLE orders (at timestamp);

-- seen
SET TimeZone = 'UTC';
DO $$ BEGIN EXECUTE 'ALTER TABLE or' || 'ders ALTER a' || 't TYPE timestamptz'; END $$;
