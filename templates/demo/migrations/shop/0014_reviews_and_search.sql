-- Reviews, and a search that finds "cast iron pan" where people type "castiron".

CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE catalog.products RENAME COLUMN title TO name;
ALTER TABLE catalog.products ADD COLUMN search tsvector
  GENERATED ALWAYS AS (setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', description), 'B')) STORED;
COMMENT ON COLUMN catalog.products.search IS 'Words of name and description; the name counts more.';
CREATE INDEX products_search_idx ON catalog.products USING gin (search);
CREATE INDEX products_name_trgm_idx ON catalog.products USING gin (name gin_trgm_ops);

-- The European Accessibility Act wants a text for every picture; the name of the product is better than nothing.
UPDATE catalog.product_images i SET alt_text = p.name FROM catalog.products p WHERE p.id = i.product_id AND alt_text IS NULL;
ALTER TABLE catalog.product_images ALTER COLUMN alt_text SET NOT NULL;

CREATE TABLE catalog.product_reviews (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product_id bigint NOT NULL REFERENCES catalog.products ON DELETE CASCADE,
  customer_id bigint NOT NULL REFERENCES shop.customers ON DELETE CASCADE,
  rating smallint NOT NULL,
  body text,
  is_published boolean NOT NULL DEFAULT false,
  written_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT product_reviews_once UNIQUE (product_id, customer_id) INCLUDE (rating),
  CONSTRAINT product_reviews_rating_check CHECK (rating BETWEEN 1 AND 5)
);
COMMENT ON TABLE catalog.product_reviews IS 'What customers say. One review per customer and product.';
COMMENT ON COLUMN catalog.product_reviews.is_published IS 'Set by a moderator.';
CREATE INDEX product_reviews_customer_id_idx ON catalog.product_reviews (customer_id);

CREATE FUNCTION catalog.rating_step(state numeric[], rating smallint) RETURNS numeric[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT ARRAY[state[1] + rating, state[2] + 1]
$$;
CREATE FUNCTION catalog.rating_final(state numeric[]) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  -- Five reviews of 3 stars are added, so that one enthusiast is not the best product of the shop.
  SELECT round((state[1] + 15) / (state[2] + 5), 2)
$$;
CREATE AGGREGATE catalog.fair_rating(smallint) (
  SFUNC = catalog.rating_step,
  STYPE = numeric[],
  FINALFUNC = catalog.rating_final,
  INITCOND = '{0,0}',
  PARALLEL = SAFE
);
COMMENT ON AGGREGATE catalog.fair_rating(smallint) IS 'Mean rating, pulled towards 3 stars while there are few reviews.';

DROP VIEW catalog.active_products;
CREATE VIEW catalog.active_products WITH (security_barrier = true) AS
  SELECT p.id, p.slug, p.name, b.name AS brand, min(v.price) AS price_from, count(DISTINCT v.id) AS variants,
    (SELECT catalog.fair_rating(r.rating) FROM catalog.product_reviews r WHERE r.product_id = p.id AND r.is_published) AS rating
  FROM catalog.products p
  LEFT JOIN catalog.brands b ON b.id = p.brand_id
  JOIN catalog.product_variants v ON v.product_id = p.id
  WHERE p.state = 'active'
  GROUP BY p.id, b.name;
COMMENT ON VIEW catalog.active_products IS 'What the listing pages of the shop show.';

GRANT SELECT ON catalog.active_products, catalog.product_reviews TO storefront, backoffice, support_agent, reporting;
GRANT INSERT ON catalog.product_reviews TO storefront;
GRANT UPDATE (is_published) ON catalog.product_reviews TO backoffice;
