-- finds risky table public.orders

-- before
CREATE DOMAIN code AS text;
CREATE TABLE orders (id bigint PRIMARY KEY, state code);
ALTER DOMAIN code ADD CONSTRAINT filled CHECK (VALUE <> '') NOT VALID;

-- seen
DO $$ BEGIN EXECUTE 'ALTER DOMAIN co' || 'de VALIDATE CONSTRAINT fil' || 'led'; END $$;
