-- before
CREATE SCHEMA shop;
CREATE ROLE reader;
CREATE TYPE shop.order_state AS ENUM ('new', 'paid', 'gone');
CREATE DOMAIN shop.code AS text;
CREATE TABLE shop.customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  email varchar(50) UNIQUE,
  note text
);
CREATE TABLE shop.orders (
  id serial PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES shop.customers (id),
  state shop.order_state NOT NULL DEFAULT 'new',
  total numeric(10,2),
  legacy text,
  placed_at timestamp DEFAULT now()
);
CREATE INDEX orders_customer ON shop.orders (customer_id);
CREATE TABLE shop.events (at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE shop.events_2025 PARTITION OF shop.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE VIEW shop.big_orders AS
  SELECT o.id, c.name, o.total FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id WHERE o.total > 100;
CREATE FUNCTION shop.discount(total numeric) RETURNS numeric LANGUAGE plpgsql AS $$
BEGIN
  IF total > 100 THEN
    RETURN total * 0.1;
  END IF;
  RETURN 0;
END
$$;
CREATE FUNCTION shop.double(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 2';
GRANT SELECT, INSERT ON shop.orders TO reader;

-- then
ALTER TABLE shop.customers RENAME COLUMN name TO full_name;
ALTER TABLE shop.customers RENAME TO clients;
ALTER TABLE shop.clients ALTER email TYPE varchar(20);
COMMENT ON TABLE shop.clients IS 'Who buys.
One row per person.';
ALTER TABLE shop.orders DROP COLUMN legacy;
ALTER TABLE shop.orders ALTER placed_at TYPE timestamptz;
ALTER TABLE shop.orders ADD COLUMN ref uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE shop.orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
DROP INDEX shop.orders_customer;
CREATE INDEX orders_customer_state ON shop.orders (customer_id, state DESC) WHERE total > 0;
ALTER TYPE shop.order_state ADD VALUE 'sent' AFTER 'paid';
CREATE TABLE shop.events_2026 PARTITION OF shop.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE OR REPLACE FUNCTION shop.discount(total numeric) RETURNS numeric LANGUAGE plpgsql AS $$
BEGIN
  IF total > 200 THEN
    RETURN total * 0.1;
  END IF;
  RETURN 0;
END
$$;
DROP FUNCTION shop.double(integer);
CREATE FUNCTION shop.double(a text) RETURNS text LANGUAGE sql AS 'SELECT a || a';
REVOKE INSERT ON shop.orders FROM reader;
GRANT SELECT ON shop.clients TO PUBLIC;
