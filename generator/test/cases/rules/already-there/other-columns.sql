-- finds risky table shop.orders at line 1
-- finds risky table shop.notes at line 4

-- before
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id integer PRIMARY KEY, state text);
CREATE TABLE shop.notes (id integer PRIMARY KEY);

-- seen
CREATE TABLE IF NOT EXISTS shop.orders (
  id integer PRIMARY KEY, state text CHECK (state IN ('new', 'done')), total numeric(10, 2) NOT NULL, "Note" text
);
CREATE UNLOGGED TABLE IF NOT EXISTS notes (id integer, body text, PRIMARY KEY (id));
