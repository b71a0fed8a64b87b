-- Prices get a period, so that a campaign can be prepared days ahead. At no moment does a variant have two prices.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE catalog.prices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  variant_id bigint NOT NULL REFERENCES catalog.product_variants ON DELETE CASCADE,
  currency billing.currency_code NOT NULL,
  amount numeric(10,2) NOT NULL,
  valid_during tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
  is_campaign boolean NOT NULL DEFAULT false,
  CONSTRAINT prices_amount_positive CHECK (amount > 0),
  CONSTRAINT prices_not_empty CHECK (NOT isempty(valid_during)),
  CONSTRAINT prices_no_overlap EXCLUDE USING gist
    (variant_id WITH =, currency WITH =, valid_during WITH &&) WHERE (NOT is_campaign)
);
COMMENT ON TABLE catalog.prices IS 'What a variant costs, and when. The price of a campaign goes before the ordinary one.';
COMMENT ON CONSTRAINT prices_no_overlap ON catalog.prices IS 'A variant has one ordinary price at a time in each currency.';

INSERT INTO catalog.prices (variant_id, amount) SELECT id, price FROM catalog.product_variants;
COMMENT ON COLUMN catalog.product_variants.price IS 'Superseded by catalog.prices; goes once the storefront no longer reads it.';

CREATE FUNCTION catalog.price_of(variant bigint, at timestamptz DEFAULT now(), currency billing.currency_code DEFAULT 'EUR')
RETURNS numeric
LANGUAGE sql STABLE AS $$
  SELECT p.amount FROM catalog.prices p
  WHERE p.variant_id = variant AND p.currency = price_of.currency AND p.valid_during @> at
  ORDER BY p.is_campaign DESC LIMIT 1
$$;
COMMENT ON FUNCTION catalog.price_of(bigint, timestamptz, billing.currency_code) IS 'What a variant costs at a moment.';

CREATE TRIGGER prices_audit AFTER INSERT OR UPDATE OR DELETE ON catalog.prices
  FOR EACH ROW EXECUTE FUNCTION audit.record_row();
GRANT SELECT ON catalog.prices TO storefront, backoffice, reporting;
GRANT INSERT, UPDATE ON catalog.prices TO backoffice;
