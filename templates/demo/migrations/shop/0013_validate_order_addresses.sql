-- The old orders are repaired (see the notes of shop.orders), so the key of 0009 can be checked for all rows.

ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_shipping_address_id_fkey;
CREATE INDEX orders_shipping_address_id_idx ON shop.orders (shipping_address_id);

-- Notes get longer than 500 characters, and parcels need a window.
ALTER TABLE shop.orders ALTER COLUMN note TYPE text;
ALTER TABLE shop.orders ADD CONSTRAINT orders_note_length CHECK (length(note) <= 4000) NOT VALID;
ALTER TABLE shop.shipments ADD COLUMN delivery_window inventory.delivery_window;
COMMENT ON COLUMN shop.shipments.delivery_window IS 'When the customer wants the parcel, where the carrier offers it.';
