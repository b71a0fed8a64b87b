-- We are on PostgreSQL 18 now: virtual columns, temporal keys, and checks that are promised before they are enforced.

ALTER TABLE support.tickets ADD COLUMN time_to_solve interval
  GENERATED ALWAYS AS (solved_at - opened_at) VIRTUAL;
COMMENT ON COLUMN support.tickets.time_to_solve IS 'Empty while the ticket is not solved.';

-- A tax rate gets an end, and the key sees to it that rates of a country do not overlap.
ALTER TABLE billing.tax_rates ADD COLUMN valid_during daterange;
UPDATE billing.tax_rates t SET valid_during = daterange(t.valid_from,
  (SELECT min(n.valid_from) FROM billing.tax_rates n
   WHERE n.country = t.country AND n.name = t.name AND n.valid_from > t.valid_from));
DROP FUNCTION billing.tax_for(shop.country_code, date);
ALTER TABLE billing.tax_rates DROP CONSTRAINT tax_rates_pkey;
ALTER TABLE billing.tax_rates ALTER COLUMN valid_during SET NOT NULL;
ALTER TABLE billing.tax_rates ADD CONSTRAINT tax_rates_pkey PRIMARY KEY (country, name, valid_during WITHOUT OVERLAPS);
ALTER TABLE billing.tax_rates DROP COLUMN valid_from;
COMMENT ON TABLE billing.tax_rates IS 'VAT by country. A new rate closes the old row and opens its own.';

CREATE FUNCTION billing.tax_for(country shop.country_code, on_date date, name text DEFAULT 'standard') RETURNS numeric
LANGUAGE sql STABLE AS $$
  SELECT t.rate FROM billing.tax_rates t
  WHERE t.country = tax_for.country AND t.name = tax_for.name AND t.valid_during @> on_date
$$;
COMMENT ON FUNCTION billing.tax_for(shop.country_code, date, text) IS 'The VAT rate of a country on a day.';

ALTER TABLE shop.addresses ADD CONSTRAINT addresses_postal_code_check
  CHECK (country <> 'DE' OR postal_code ~ '^\d{5}$') NOT ENFORCED;
COMMENT ON CONSTRAINT addresses_postal_code_check ON shop.addresses
  IS 'Enforced once the storefront asks for it; 3 % of the rows break it today.';
