-- We open in France and the Netherlands: every customer gets a language. And nobody has sent us a fax since 2019.

ALTER TABLE shop.customers ADD COLUMN locale text;
UPDATE shop.customers c
SET locale = CASE (SELECT a.country FROM shop.addresses a WHERE a.customer_id = c.id AND a.is_default)
  WHEN 'FR' THEN 'fr' WHEN 'NL' THEN 'nl' ELSE 'de' END;
ALTER TABLE shop.customers
  ALTER COLUMN locale SET DEFAULT 'de',
  ALTER COLUMN locale SET NOT NULL,
  ADD CONSTRAINT customers_locale_check CHECK (locale IN ('de', 'en', 'fr', 'nl'));
COMMENT ON COLUMN shop.customers.locale IS 'The language that we write to them in.';

ALTER TABLE shop.customers DROP COLUMN fax;

ALTER TABLE shop.customers RENAME COLUMN name TO full_name;
-- The warehouse wants the number of pieces, too.
CREATE OR REPLACE VIEW shop.open_orders AS
  SELECT o.id, o.number, o.status, o.placed_at, c.full_name AS customer, o.total,
    (SELECT sum(i.quantity) FROM shop.order_items i WHERE i.order_id = o.id) AS pieces
  FROM shop.orders o
  JOIN shop.customers c ON c.id = o.customer_id
  WHERE o.status IN ('pending', 'paid');

ALTER TABLE shop.addresses ALTER COLUMN country DROP DEFAULT;

-- The newsletter is sent by a service now, which keeps the addresses; ours were exported on 18 June.
DROP TABLE shop.newsletter_signups;
