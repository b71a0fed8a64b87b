-- finds breaking schema sales

-- before
CREATE SCHEMA shop; CREATE TABLE shop.orders (id integer);

-- seen
ALTER SCHEMA shop RENAME TO sales;
