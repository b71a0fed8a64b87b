CREATE TABLE carts (
  id uuid PRIMARY KEY,
  customer_id bigint,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX carts_customer_id_idx ON carts (customer_id);
COMMENT ON TABLE carts IS 'What somebody is about to buy. Carts are kept for a year.';
