-- finds nothing

-- before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id integer PRIMARY KEY, state text);
CREATE TABLE shop.old (id integer PRIMARY KEY);

-- seen
CREATE TABLE IF NOT EXISTS shop.orders (ID integer PRIMARY KEY, state text, CONSTRAINT c CHECK (id > 0), UNIQUE (state), LIKE shop.old);
CREATE TABLE IF NOT EXISTS shop.fresh (id integer PRIMARY KEY, body text);
CREATE TABLE IF NOT EXISTS shop.old (id integer PRIMARY KEY, body text);
ALTER TABLE shop.old ADD COLUMN body text;
