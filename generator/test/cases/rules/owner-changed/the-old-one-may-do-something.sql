-- owners
-- finds risky table public.orders
-- finds risky routine public.f(integer)
-- finds risky enum public.mood
-- finds risky publication news

-- before
CREATE ROLE shop_app;
CREATE ROLE auditor;
CREATE TABLE orders (id integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TYPE mood AS ENUM ('sad');
CREATE PUBLICATION news FOR TABLE orders;
GRANT CREATE ON SCHEMA public TO shop_app, auditor;
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO shop_app, auditor', current_database()); END $$;
ALTER TABLE orders OWNER TO shop_app;
ALTER FUNCTION f OWNER TO shop_app;
ALTER TYPE mood OWNER TO shop_app;
ALTER PUBLICATION news OWNER TO shop_app;

-- then
ALTER TABLE orders OWNER TO auditor;
GRANT SELECT, INSERT ON orders TO shop_app;
ALTER FUNCTION f OWNER TO auditor;
ALTER TYPE mood OWNER TO auditor;
ALTER PUBLICATION news OWNER TO auditor;
