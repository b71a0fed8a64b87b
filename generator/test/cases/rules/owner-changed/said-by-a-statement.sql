-- finds risky table public.orders at line 2
-- finds risky routine public.f(integer) at line 3
-- finds risky schema shop at line 4

-- before
CREATE ROLE auditor;
CREATE SCHEMA shop;
CREATE TABLE orders (id integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- seen
CREATE TABLE fresh (id integer);
ALTER TABLE orders OWNER TO auditor;
ALTER FUNCTION f(integer) OWNER TO auditor;
ALTER SCHEMA shop OWNER TO auditor;
ALTER TABLE fresh OWNER TO auditor;
