CREATE TABLE baskets (
  id uuid PRIMARY KEY,
  customer_id bigint,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX baskets_customer_id_idx ON baskets (customer_id);
COMMENT ON TABLE baskets IS 'What somebody is about to buy. Baskets are kept for a year.';
