-- Where things lie, how many, and how they come and go.

CREATE SCHEMA inventory;
COMMENT ON SCHEMA inventory IS 'Warehouses, stock and suppliers.';
GRANT USAGE ON SCHEMA inventory TO storefront, backoffice, reporting;

CREATE TYPE inventory.movement_reason AS ENUM ('received', 'picked', 'returned', 'counted', 'damaged');
CREATE TYPE inventory.delivery_window AS RANGE (subtype = time);
COMMENT ON TYPE inventory.delivery_window IS 'Time of the day between which a carrier may come.';

CREATE TABLE inventory.warehouses (
  id smallint PRIMARY KEY,
  code char(3) NOT NULL UNIQUE,
  name text NOT NULL,
  country shop.country_code NOT NULL,
  time_zone text NOT NULL DEFAULT 'Europe/Berlin',
  pickup_window inventory.delivery_window
);
COMMENT ON TABLE inventory.warehouses IS 'Our own warehouses and those of partners.';
COMMENT ON COLUMN inventory.warehouses.code IS 'Three letters, as on the pallet labels.';

CREATE TABLE inventory.suppliers (
  id serial PRIMARY KEY,
  name text NOT NULL,
  email shop.email_address,
  country shop.country_code,
  lead_time interval NOT NULL DEFAULT '14 days',
  payment_terms varchar(30)
);
COMMENT ON TABLE inventory.suppliers IS 'Who we buy from.';
COMMENT ON COLUMN inventory.suppliers.lead_time IS 'From our order to the goods at the ramp, as agreed.';

CREATE TABLE inventory.stock_levels (
  warehouse_id smallint NOT NULL REFERENCES inventory.warehouses ON DELETE RESTRICT,
  variant_id bigint NOT NULL REFERENCES catalog.product_variants ON DELETE RESTRICT,
  on_hand integer NOT NULL DEFAULT 0,
  reserved integer NOT NULL DEFAULT 0,
  available integer GENERATED ALWAYS AS (on_hand - reserved) STORED,
  reorder_point integer,
  PRIMARY KEY (warehouse_id, variant_id),
  CONSTRAINT stock_levels_not_negative CHECK (on_hand >= 0 AND reserved >= 0),
  CONSTRAINT stock_levels_reserved_is_there CHECK (reserved <= on_hand)
) WITH (fillfactor = 80);
COMMENT ON TABLE inventory.stock_levels IS 'How much of a variant is where, right now. Kept by the trigger on stock_movements.';
COMMENT ON COLUMN inventory.stock_levels.reorder_point IS 'Buy again when fewer are available; empty for what we sell off.';
CREATE INDEX stock_levels_variant_id_idx ON inventory.stock_levels (variant_id) INCLUDE (available);
CREATE INDEX stock_levels_reorder_idx ON inventory.stock_levels (warehouse_id)
  WHERE reorder_point IS NOT NULL AND available <= reorder_point;

CREATE TABLE inventory.stock_movements (
  id serial PRIMARY KEY,
  warehouse_id smallint NOT NULL,
  variant_id bigint NOT NULL,
  quantity integer NOT NULL,
  reason inventory.movement_reason NOT NULL,
  order_id bigint REFERENCES shop.orders ON DELETE SET NULL,
  moved_at timestamptz NOT NULL DEFAULT now(),
  moved_by text NOT NULL DEFAULT CURRENT_USER,
  CONSTRAINT stock_movements_stock_fkey FOREIGN KEY (warehouse_id, variant_id)
    REFERENCES inventory.stock_levels (warehouse_id, variant_id) ON UPDATE CASCADE,
  CONSTRAINT stock_movements_quantity_check CHECK (quantity <> 0)
);
COMMENT ON TABLE inventory.stock_movements IS 'Every piece that came or went; stock_levels is the sum of it.';
COMMENT ON COLUMN inventory.stock_movements.quantity IS 'Positive: came in. Negative: went out.';
CREATE INDEX stock_movements_stock_idx ON inventory.stock_movements (warehouse_id, variant_id, moved_at);
CREATE INDEX stock_movements_order_id_idx ON inventory.stock_movements (order_id);
CREATE INDEX stock_movements_moved_by_idx ON inventory.stock_movements (moved_by);

CREATE FUNCTION inventory.apply_movement() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE inventory.stock_levels
  SET on_hand = on_hand + NEW.quantity
  WHERE warehouse_id = NEW.warehouse_id AND variant_id = NEW.variant_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER stock_movements_apply AFTER INSERT ON inventory.stock_movements
  FOR EACH ROW EXECUTE FUNCTION inventory.apply_movement();

CREATE TABLE inventory.purchase_orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  supplier_id integer NOT NULL REFERENCES inventory.suppliers ON DELETE RESTRICT,
  warehouse_id smallint NOT NULL REFERENCES inventory.warehouses ON DELETE RESTRICT,
  ordered_on date NOT NULL DEFAULT CURRENT_DATE,
  expected_on date,
  received_on date,
  CONSTRAINT purchase_orders_dates_check CHECK (expected_on >= ordered_on AND received_on >= ordered_on)
);
COMMENT ON TABLE inventory.purchase_orders IS 'What we have ordered from suppliers.';
CREATE INDEX purchase_orders_supplier_id_idx ON inventory.purchase_orders (supplier_id);
CREATE INDEX purchase_orders_expected_idx ON inventory.purchase_orders (warehouse_id, expected_on) WHERE received_on IS NULL;

CREATE TABLE inventory.purchase_order_items (
  purchase_order_id bigint NOT NULL REFERENCES inventory.purchase_orders ON DELETE CASCADE,
  variant_id bigint NOT NULL REFERENCES catalog.product_variants ON DELETE RESTRICT,
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_cost numeric(10,4) NOT NULL,
  PRIMARY KEY (purchase_order_id, variant_id)
);
CREATE INDEX purchase_order_items_variant_id_idx ON inventory.purchase_order_items (variant_id);

CREATE FUNCTION inventory.available(variant bigint) RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(available), 0)::integer FROM inventory.stock_levels WHERE variant_id = variant
$$;
COMMENT ON FUNCTION inventory.available(bigint) IS 'Pieces that can be sold now, over all warehouses.';
CREATE FUNCTION inventory.available(variant bigint, warehouse smallint) RETURNS integer
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(sum(available), 0)::integer
  FROM inventory.stock_levels WHERE variant_id = variant AND warehouse_id = warehouse
$$;
COMMENT ON FUNCTION inventory.available(bigint, smallint) IS 'Pieces that can be sold now from one warehouse.';

GRANT SELECT ON ALL TABLES IN SCHEMA inventory TO backoffice, reporting;
GRANT INSERT, UPDATE ON ALL TABLES IN SCHEMA inventory TO backoffice;
GRANT EXECUTE ON FUNCTION inventory.available(bigint), inventory.available(bigint, smallint) TO storefront;
