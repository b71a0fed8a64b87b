-- From the basket to the order.

CREATE TYPE shop.order_status AS ENUM ('pending', 'paid', 'shipped', 'delivered', 'cancelled');
COMMENT ON TYPE shop.order_status IS 'The life of an order, in this order.';

CREATE SEQUENCE shop.order_number_seq AS bigint START WITH 100000 INCREMENT BY 1 CACHE 20;
COMMENT ON SEQUENCE shop.order_number_seq IS 'Numbers that customers see; gaps are fine.';

CREATE FUNCTION shop.next_order_number() RETURNS text
LANGUAGE sql VOLATILE AS $$
  SELECT 'SO-' || nextval('shop.order_number_seq')
$$;
COMMENT ON FUNCTION shop.next_order_number() IS 'A fresh order number, such as SO-100042.';

CREATE TABLE shop.baskets (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id bigint REFERENCES shop.customers ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE shop.baskets IS 'What somebody is about to buy. Baskets that nobody has touched for 90 days are deleted.';
CREATE INDEX baskets_customer_id_idx ON shop.baskets (customer_id);
CREATE TRIGGER baskets_touch BEFORE UPDATE ON shop.baskets
  FOR EACH ROW EXECUTE FUNCTION shop.touch_updated_at();

CREATE TABLE shop.basket_items (
  basket_id uuid NOT NULL REFERENCES shop.baskets ON DELETE CASCADE,
  variant_id bigint NOT NULL REFERENCES catalog.product_variants ON DELETE CASCADE,
  quantity integer NOT NULL DEFAULT 1,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (basket_id, variant_id),
  CONSTRAINT basket_items_quantity_check CHECK (quantity BETWEEN 1 AND 999)
);
CREATE INDEX basket_items_variant_id_idx ON shop.basket_items (variant_id);

CREATE TABLE shop.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL DEFAULT shop.next_order_number() CONSTRAINT orders_number_key UNIQUE,
  customer_id bigint NOT NULL REFERENCES shop.customers ON DELETE RESTRICT,
  status shop.order_status NOT NULL DEFAULT 'pending',
  shipping_address_id bigint,
  shipping_cost numeric(10,2) NOT NULL DEFAULT 0,
  total numeric(10,2) NOT NULL,
  note varchar(500),
  placed_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT orders_amounts_check CHECK (total >= 0 AND shipping_cost >= 0)
);
COMMENT ON TABLE shop.orders IS 'One row per order that was placed. Never deleted, tax law wants ten years.';
COMMENT ON COLUMN shop.orders.number IS 'What we and the customer call the order.';
COMMENT ON COLUMN shop.orders.note IS 'What the customer wrote to us on the last page of the checkout.';
CREATE INDEX orders_customer_id_idx ON shop.orders (customer_id, placed_at DESC);
CREATE INDEX orders_open_idx ON shop.orders (placed_at) WHERE status IN ('pending', 'paid');
CREATE INDEX orders_placed_at_idx ON shop.orders (placed_at);
CREATE TRIGGER orders_touch BEFORE UPDATE ON shop.orders
  FOR EACH ROW EXECUTE FUNCTION shop.touch_updated_at();

CREATE TABLE shop.order_items (
  order_id bigint NOT NULL REFERENCES shop.orders ON DELETE CASCADE,
  line smallint NOT NULL,
  variant_id bigint NOT NULL REFERENCES catalog.product_variants ON DELETE RESTRICT,
  quantity integer NOT NULL,
  unit_price numeric(10,2) NOT NULL,
  line_total numeric(12,2) GENERATED ALWAYS AS (quantity * unit_price) STORED,
  PRIMARY KEY (order_id, line),
  CONSTRAINT order_items_quantity_check CHECK (quantity > 0)
);
COMMENT ON TABLE shop.order_items IS 'Lines of an order, with the price at the time.';
COMMENT ON COLUMN shop.order_items.unit_price IS 'Copied from the variant, so that a later price changes no order.';
CREATE INDEX order_items_variant_id_idx ON shop.order_items (variant_id);

CREATE VIEW shop.open_orders AS
  SELECT o.id, o.number, o.status, o.placed_at, c.name AS customer, o.total
  FROM shop.orders o
  JOIN shop.customers c ON c.id = o.customer_id
  WHERE o.status IN ('pending', 'paid');
COMMENT ON VIEW shop.open_orders IS 'What the warehouse still has to pack.';

GRANT SELECT, INSERT, UPDATE, DELETE ON shop.baskets, shop.basket_items TO storefront;
GRANT SELECT, INSERT ON shop.orders, shop.order_items TO storefront;
GRANT SELECT, INSERT, UPDATE ON shop.orders, shop.order_items TO backoffice;
GRANT SELECT ON shop.orders, shop.order_items, shop.open_orders TO support_agent, reporting;
GRANT USAGE ON SEQUENCE shop.order_number_seq TO storefront, backoffice;
