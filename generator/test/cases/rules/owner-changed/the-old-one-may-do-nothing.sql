-- owners
-- finds breaking table public.orders
-- finds breaking schema shop
-- finds breaking partition parts_1 on public.parts
-- finds breaking sequence public.numbers

-- before
CREATE ROLE shop_app;
CREATE ROLE auditor;
CREATE SCHEMA shop AUTHORIZATION shop_app;
CREATE TABLE orders (id integer);
CREATE TABLE parts (id integer) PARTITION BY LIST (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
CREATE SEQUENCE numbers;
ALTER TABLE orders OWNER TO shop_app;
ALTER TABLE parts_1 OWNER TO shop_app;
ALTER SEQUENCE numbers OWNER TO shop_app;

-- then
ALTER TABLE orders OWNER TO auditor;
ALTER SCHEMA shop OWNER TO auditor;
ALTER TABLE parts_1 OWNER TO auditor;
ALTER SEQUENCE numbers OWNER TO auditor;
