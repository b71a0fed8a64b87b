-- Money: invoices, payments, refunds. Until now this lived in a spreadsheet.

CREATE SCHEMA billing;
COMMENT ON SCHEMA billing IS 'Invoices, payments and the books.';
GRANT USAGE ON SCHEMA billing TO storefront, backoffice, reporting;

CREATE DOMAIN billing.currency_code AS char(3) DEFAULT 'EUR'
  CONSTRAINT currency_code_is_upper CHECK (VALUE ~ '^[A-Z]{3}$');
COMMENT ON DOMAIN billing.currency_code IS 'ISO 4217.';

CREATE TYPE billing.payment_state AS ENUM ('authorized', 'captured', 'failed', 'refunded');

CREATE TABLE billing.tax_rates (
  country shop.country_code NOT NULL,
  name text NOT NULL,
  rate numeric(5,4) NOT NULL,
  valid_from date NOT NULL,
  PRIMARY KEY (country, name, valid_from),
  CONSTRAINT tax_rates_rate_check CHECK (rate >= 0 AND rate < 1)
);
COMMENT ON TABLE billing.tax_rates IS 'VAT by country. A new rate is a new row.';
COMMENT ON COLUMN billing.tax_rates.rate IS 'As a fraction: 0.19 is 19 %.';

CREATE SEQUENCE billing.invoice_number_seq AS integer START WITH 1 NO CYCLE;

CREATE TABLE billing.invoices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL CONSTRAINT invoices_number_key UNIQUE,
  order_id bigint NOT NULL REFERENCES shop.orders ON DELETE RESTRICT,
  billing_address jsonb NOT NULL,
  currency billing.currency_code NOT NULL,
  net numeric(12,2) NOT NULL,
  tax numeric(12,2) NOT NULL,
  gross numeric(12,2) GENERATED ALWAYS AS (net + tax) STORED,
  issued_on date NOT NULL DEFAULT CURRENT_DATE,
  due_on date NOT NULL,
  paid_at timestamptz,
  CONSTRAINT invoices_due_check CHECK (due_on >= issued_on)
);
COMMENT ON TABLE billing.invoices IS 'Invoices as they were sent. Frozen: a mistake is mended by a credit note.';
COMMENT ON COLUMN billing.invoices.billing_address IS 'A copy; the address may change or go later.';
CREATE INDEX invoices_order_id_idx ON billing.invoices (order_id);
CREATE INDEX invoices_unpaid_idx ON billing.invoices (due_on) WHERE paid_at IS NULL;

CREATE TABLE billing.invoice_lines (
  invoice_id bigint NOT NULL REFERENCES billing.invoices ON DELETE CASCADE,
  line smallint NOT NULL,
  description text NOT NULL,
  quantity numeric(10,3) NOT NULL,
  unit_net numeric(12,4) NOT NULL,
  tax_rate numeric(5,4) NOT NULL,
  PRIMARY KEY (invoice_id, line)
);

CREATE TABLE billing.payment_methods (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES shop.customers ON DELETE CASCADE,
  provider text NOT NULL,
  provider_token text NOT NULL,
  card_last4 char(4),
  expires_on date,
  CONSTRAINT payment_methods_token_key UNIQUE (provider, provider_token)
);
COMMENT ON TABLE billing.payment_methods IS 'Cards and accounts that customers let us keep.';
COMMENT ON COLUMN billing.payment_methods.provider_token IS 'The provider''s handle. We never see a card number.';
CREATE INDEX payment_methods_customer_id_idx ON billing.payment_methods (customer_id);

CREATE TABLE billing.payments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES shop.orders ON DELETE RESTRICT,
  method_id bigint REFERENCES billing.payment_methods ON DELETE SET NULL,
  state billing.payment_state NOT NULL DEFAULT 'authorized',
  amount numeric(12,2) NOT NULL,
  currency billing.currency_code NOT NULL,
  provider_reference text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT payments_amount_check CHECK (amount > 0)
);
COMMENT ON TABLE billing.payments IS 'What customers have paid, or tried to.';
CREATE INDEX payments_order_id_idx ON billing.payments (order_id);
CREATE INDEX payments_method_id_idx ON billing.payments (method_id);
CREATE UNIQUE INDEX payments_provider_reference_idx ON billing.payments (provider_reference)
  WHERE provider_reference IS NOT NULL;

CREATE TABLE billing.refunds (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payment_id bigint NOT NULL REFERENCES billing.payments ON DELETE RESTRICT,
  amount numeric(12,2) NOT NULL CHECK (amount > 0),
  reason text,
  created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE billing.refunds IS 'Money that went back to customers.';
CREATE INDEX refunds_payment_id_idx ON billing.refunds (payment_id);

CREATE FUNCTION billing.freeze_invoice() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'paid_at' IS DISTINCT FROM to_jsonb(OLD) - 'paid_at' THEN
    RAISE EXCEPTION 'invoice % is issued and cannot be changed', OLD.number
      USING HINT = 'Write a credit note.';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION billing.freeze_invoice() IS 'Lets nothing but paid_at of an issued invoice change.';
CREATE TRIGGER invoices_freeze BEFORE UPDATE ON billing.invoices
  FOR EACH ROW EXECUTE FUNCTION billing.freeze_invoice();
CREATE RULE invoices_no_delete AS ON DELETE TO billing.invoices DO INSTEAD NOTHING;

CREATE FUNCTION billing.tax_for(country shop.country_code, on_date date) RETURNS numeric
LANGUAGE sql STABLE AS $$
  SELECT t.rate FROM billing.tax_rates t
  WHERE t.country = tax_for.country AND t.name = 'standard' AND t.valid_from <= on_date
  ORDER BY t.valid_from DESC LIMIT 1
$$;
COMMENT ON FUNCTION billing.tax_for(shop.country_code, date) IS 'The standard VAT rate of a country on a day.';

GRANT SELECT, INSERT ON billing.payments, billing.payment_methods TO storefront;
GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA billing TO backoffice;
GRANT SELECT (id, order_id, currency, net, tax, gross, issued_on, paid_at) ON billing.invoices TO reporting;
GRANT SELECT (id, order_id, state, amount, currency, created_at) ON billing.payments TO reporting;
