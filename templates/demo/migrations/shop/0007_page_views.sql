-- The data team stops buying its numbers: page views and sales are counted here.

CREATE SCHEMA analytics;
COMMENT ON SCHEMA analytics IS 'Numbers for people who decide. Nothing here is needed to run the shop.';
GRANT USAGE ON SCHEMA analytics TO storefront, reporting;

CREATE TABLE analytics.page_views (
  id bigint GENERATED ALWAYS AS IDENTITY,
  viewed_at timestamptz NOT NULL,
  session_id uuid,
  path text NOT NULL,
  product_id bigint,
  referrer text,
  country shop.country_code,
  duration_ms integer,
  PRIMARY KEY (id, viewed_at)
) PARTITION BY RANGE (viewed_at);
COMMENT ON TABLE analytics.page_views IS 'One row per page that was shown. No foreign keys: rows outlive sessions and products.';
COMMENT ON COLUMN analytics.page_views.duration_ms IS 'How long the page stayed open; empty when the browser did not say.';
CREATE INDEX page_views_product_id_idx ON analytics.page_views (product_id, viewed_at);
CREATE TABLE analytics.page_views_2025h1 PARTITION OF analytics.page_views
  FOR VALUES FROM ('2025-01-01') TO ('2025-07-01');
CREATE TABLE analytics.page_views_2025h2 PARTITION OF analytics.page_views
  FOR VALUES FROM ('2025-07-01') TO ('2026-01-01');
CREATE TABLE analytics.page_views_rest PARTITION OF analytics.page_views DEFAULT;
COMMENT ON TABLE analytics.page_views_rest IS 'Catches rows without a partition of their own; should stay empty.';

CREATE UNLOGGED TABLE analytics.search_queries (
  id bigserial PRIMARY KEY,
  query text NOT NULL,
  results integer NOT NULL,
  clicked_product_id bigint,
  searched_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE analytics.search_queries IS 'What people typed into the search box of the shop. Lost after a crash, and that is fine.';
CREATE INDEX search_queries_nothing_found_idx ON analytics.search_queries (lower(query)) WHERE results = 0;

CREATE MATERIALIZED VIEW analytics.daily_sales AS
  SELECT o.placed_at::date AS day, p.brand_id, sum(i.quantity) AS pieces, sum(i.line_total) AS revenue
  FROM shop.orders o
  JOIN shop.order_items i ON i.order_id = o.id
  JOIN catalog.product_variants v ON v.id = i.variant_id
  JOIN catalog.products p ON p.id = v.product_id
  WHERE o.status <> 'cancelled'
  GROUP BY 1, 2
  WITH NO DATA;
COMMENT ON MATERIALIZED VIEW analytics.daily_sales IS 'Sales per day and brand; refreshed every hour.';
CREATE UNIQUE INDEX daily_sales_key ON analytics.daily_sales (day, brand_id) NULLS NOT DISTINCT;
COMMENT ON INDEX analytics.daily_sales_key IS 'REFRESH … CONCURRENTLY wants a unique index.';

CREATE VIEW analytics.customer_value AS
  SELECT c.id AS customer_id, count(o.id) AS orders, coalesce(sum(o.total), 0) AS revenue, max(o.placed_at) AS last_order_at
  FROM shop.customers c
  LEFT JOIN shop.orders o ON o.customer_id = c.id AND o.status <> 'cancelled'
  GROUP BY c.id;
COMMENT ON VIEW analytics.customer_value IS 'What each customer has brought in so far.';

CREATE PROCEDURE analytics.refresh()
LANGUAGE plpgsql AS $$
BEGIN
  REFRESH MATERIALIZED VIEW CONCURRENTLY analytics.daily_sales;
END
$$;
COMMENT ON PROCEDURE analytics.refresh() IS 'Run every hour by the scheduler.';

GRANT INSERT ON analytics.page_views, analytics.search_queries TO storefront;
GRANT SELECT ON ALL TABLES IN SCHEMA analytics TO reporting;
