-- Coupons for the spring campaign, and returns without a phone call.

ALTER TABLE shop.cart_items RENAME COLUMN basket_id TO cart_id;
ALTER TABLE shop.cart_items RENAME CONSTRAINT cart_items_basket_id_fkey TO cart_items_cart_id_fkey;

ALTER TYPE shop.order_status ADD VALUE 'returned' AFTER 'delivered';

CREATE TYPE shop.discount_kind AS ENUM ('percent', 'amount', 'free_shipping');

CREATE TABLE shop.coupons (
  code citext PRIMARY KEY,
  kind shop.discount_kind NOT NULL,
  value numeric(10,2),
  valid_during tstzrange NOT NULL,
  max_redemptions integer,
  CONSTRAINT coupons_value_check CHECK (
    CASE kind WHEN 'percent' THEN value > 0 AND value <= 100 WHEN 'amount' THEN value > 0 ELSE value IS NULL END
  )
);
COMMENT ON TABLE shop.coupons IS 'Codes that customers type in at the checkout.';
COMMENT ON COLUMN shop.coupons.value IS 'Percent or euros, by kind; empty for free shipping.';
COMMENT ON COLUMN shop.coupons.max_redemptions IS 'Over all customers; empty for no limit.';
CREATE INDEX coupons_valid_during_idx ON shop.coupons USING gist (valid_during);

CREATE TABLE shop.coupon_redemptions (
  coupon_code citext NOT NULL REFERENCES shop.coupons ON UPDATE CASCADE ON DELETE RESTRICT,
  order_id bigint NOT NULL REFERENCES shop.orders ON DELETE CASCADE,
  discount numeric(10,2) NOT NULL,
  redeemed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (coupon_code, order_id)
);
CREATE INDEX coupon_redemptions_order_id_idx ON shop.coupon_redemptions (order_id);

CREATE TABLE shop.shipments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES shop.orders ON DELETE RESTRICT,
  warehouse_id smallint NOT NULL REFERENCES inventory.warehouses ON DELETE RESTRICT,
  carrier text NOT NULL,
  tracking_code text,
  shipped_at timestamptz,
  delivered_at timestamptz,
  CONSTRAINT shipments_tracking_key UNIQUE (carrier, tracking_code)
);
COMMENT ON TABLE shop.shipments IS 'Parcels. An order may leave in several of them.';
CREATE INDEX shipments_order_id_idx ON shop.shipments (order_id);
CREATE INDEX shipments_warehouse_id_idx ON shop.shipments (warehouse_id);

CREATE TABLE shop.returns (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL,
  line smallint NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  reason text,
  requested_at timestamptz NOT NULL DEFAULT now(),
  received_at timestamptz,
  refund_id bigint CONSTRAINT returns_refund_id_fkey
    REFERENCES billing.refunds ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT returns_order_item_fkey FOREIGN KEY (order_id, line) REFERENCES shop.order_items ON DELETE RESTRICT
);
COMMENT ON TABLE shop.returns IS 'What customers send back, line by line.';
COMMENT ON COLUMN shop.returns.refund_id IS 'Written in the same transaction as the refund, in any order.';
CREATE INDEX returns_order_item_idx ON shop.returns (order_id, line);
CREATE INDEX returns_refund_id_idx ON shop.returns (refund_id) WHERE refund_id IS NOT NULL;

CREATE FUNCTION shop.redeem(code citext, for_order bigint) RETURNS numeric
LANGUAGE plpgsql AS $$
DECLARE
  discount numeric;
BEGIN
  SELECT CASE c.kind WHEN 'percent' THEN round(o.total * c.value / 100, 2) WHEN 'amount' THEN least(c.value, o.total) ELSE o.shipping_cost END
  INTO STRICT discount
  FROM shop.coupons c, shop.orders o
  WHERE c.code = redeem.code AND o.id = for_order AND c.valid_during @> now();
  INSERT INTO shop.coupon_redemptions (coupon_code, order_id, discount) VALUES (redeem.code, for_order, discount);
  RETURN discount;
END
$$;
COMMENT ON FUNCTION shop.redeem(citext, bigint) IS 'Redeems a coupon for an order and returns the discount in euros.';

GRANT SELECT ON shop.coupons, shop.shipments, shop.returns TO storefront, support_agent, reporting;
GRANT INSERT ON shop.coupon_redemptions, shop.returns TO storefront;
GRANT SELECT, INSERT, UPDATE ON shop.coupons, shop.coupon_redemptions, shop.shipments, shop.returns TO backoffice;
