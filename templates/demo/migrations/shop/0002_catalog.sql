-- What we sell.

CREATE EXTENSION IF NOT EXISTS ltree;

CREATE SCHEMA catalog;
COMMENT ON SCHEMA catalog IS 'What we sell: products, their variants, and how they are arranged in the shop.';
GRANT USAGE ON SCHEMA catalog TO storefront, backoffice, support_agent, reporting;

CREATE TYPE catalog.product_state AS ENUM ('draft', 'active', 'archived');
COMMENT ON TYPE catalog.product_state IS 'Only active products are shown in the shop.';

CREATE TYPE catalog.dimensions AS (
  length_mm integer,
  width_mm integer,
  height_mm integer,
  weight_g integer
);
COMMENT ON TYPE catalog.dimensions IS 'Outer measures of one packed piece.';
COMMENT ON COLUMN catalog.dimensions.weight_g IS 'Gross, with its box.';

CREATE DOMAIN catalog.sku AS varchar(32)
  CONSTRAINT sku_format CHECK (VALUE ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$');
COMMENT ON DOMAIN catalog.sku IS 'Our own article number, as printed on the shelf label.';

CREATE TABLE catalog.brands (
  id serial PRIMARY KEY,
  name text NOT NULL UNIQUE,
  website text
);
COMMENT ON TABLE catalog.brands IS 'Makers of the products.';

CREATE TABLE catalog.categories (
  id serial PRIMARY KEY,
  parent_id integer REFERENCES catalog.categories ON DELETE RESTRICT,
  path public.ltree NOT NULL,
  name text NOT NULL,
  position smallint NOT NULL DEFAULT 0,
  CONSTRAINT categories_path_key UNIQUE (path),
  CONSTRAINT categories_position_key UNIQUE NULLS NOT DISTINCT (parent_id, position) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON TABLE catalog.categories IS 'The tree that the shop''s navigation is made of.';
COMMENT ON COLUMN catalog.categories.path IS 'All labels from the root down, such as `kitchen.pans.cast_iron`.';
COMMENT ON CONSTRAINT categories_position_key ON catalog.categories
  IS 'Deferred, so that two categories can swap their places in one transaction.';
CREATE INDEX categories_path_idx ON catalog.categories USING gist (path);

CREATE TABLE catalog.products (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  brand_id integer REFERENCES catalog.brands ON DELETE RESTRICT,
  slug text NOT NULL CONSTRAINT products_slug_key UNIQUE,
  title varchar(200) NOT NULL,
  description text NOT NULL DEFAULT '',
  state catalog.product_state NOT NULL DEFAULT 'draft',
  attributes jsonb NOT NULL DEFAULT '{}'::jsonb,
  published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT products_attributes_is_object CHECK (jsonb_typeof(attributes) = 'object'),
  CONSTRAINT products_active_is_published CHECK (state <> 'active' OR published_at IS NOT NULL)
);
COMMENT ON TABLE catalog.products IS 'A product as customers see it; what can be bought are its variants.';
COMMENT ON COLUMN catalog.products.slug IS 'Last part of the product''s address in the shop. Never changes once published.';
COMMENT ON COLUMN catalog.products.attributes IS 'Facts that only some products have, such as `{"material": "beech"}`.';
CREATE INDEX products_brand_id_idx ON catalog.products (brand_id);
CREATE INDEX products_attributes_idx ON catalog.products USING gin (attributes jsonb_path_ops);
CREATE INDEX products_newest_idx ON catalog.products (published_at DESC NULLS LAST) WHERE state = 'active';
CREATE TRIGGER products_touch BEFORE UPDATE ON catalog.products
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION shop.touch_updated_at();

CREATE TABLE catalog.product_variants (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES catalog.products ON DELETE CASCADE,
  sku catalog.sku NOT NULL CONSTRAINT product_variants_sku_key UNIQUE,
  color varchar(40),
  size varchar(20),
  price numeric(10,2) NOT NULL,
  packed catalog.dimensions,
  barcodes text[] NOT NULL DEFAULT '{}',
  CONSTRAINT product_variants_price_positive CHECK (price > 0)
);
COMMENT ON TABLE catalog.product_variants IS 'What lies on a shelf and in a cart: a product in one colour and size.';
COMMENT ON COLUMN catalog.product_variants.price IS 'In euros, with VAT.';
COMMENT ON COLUMN catalog.product_variants.barcodes IS 'EAN-13 codes; more than one after a maker has changed them.';
CREATE INDEX product_variants_product_id_idx ON catalog.product_variants (product_id) INCLUDE (sku, price);
CREATE INDEX product_variants_barcodes_idx ON catalog.product_variants USING gin (barcodes);

CREATE TABLE catalog.product_categories (
  product_id bigint NOT NULL REFERENCES catalog.products ON DELETE CASCADE,
  category_id integer NOT NULL REFERENCES catalog.categories ON DELETE CASCADE,
  PRIMARY KEY (product_id, category_id)
);
CREATE INDEX product_categories_category_id_idx ON catalog.product_categories (category_id);

CREATE TABLE catalog.product_images (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES catalog.products ON DELETE CASCADE,
  variant_id bigint REFERENCES catalog.product_variants ON DELETE SET NULL,
  url text NOT NULL,
  alt_text text,
  position smallint NOT NULL DEFAULT 0
);
COMMENT ON TABLE catalog.product_images IS 'Pictures, in the order in which the shop shows them.';
COMMENT ON COLUMN catalog.product_images.alt_text IS 'Read aloud by screen readers.';
CREATE INDEX product_images_product_id_idx ON catalog.product_images (product_id, position);
CREATE INDEX product_images_variant_id_idx ON catalog.product_images (variant_id) WHERE variant_id IS NOT NULL;

CREATE VIEW catalog.active_products AS
  SELECT p.id, p.slug, p.title, b.name AS brand, min(v.price) AS price_from, count(v.id) AS variants
  FROM catalog.products p
  LEFT JOIN catalog.brands b ON b.id = p.brand_id
  JOIN catalog.product_variants v ON v.product_id = p.id
  WHERE p.state = 'active'
  GROUP BY p.id, b.name;
COMMENT ON VIEW catalog.active_products IS 'What the listing pages of the shop show.';

GRANT SELECT ON ALL TABLES IN SCHEMA catalog TO storefront, backoffice, support_agent, reporting;
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA catalog TO backoffice;
