-- finds risky table public.orders at line 2
-- finds breaking table public.orders at line 4
-- finds breaking table public.customers at line 6

-- before
CREATE SCHEMA s;
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY, note text);

-- seen
ALTER TABLE orders RENAME TO purchases;
UPDATE purchases SET note = '';
ALTER TABLE purchases SET SCHEMA s;
DELETE FROM s.purchases;
BEGIN; DO $$ BEGIN EXECUTE format('ALTER TABLE %I RENAME TO %I', 'customers', 'clients'); END $$;
DELETE FROM clients; COMMIT;
