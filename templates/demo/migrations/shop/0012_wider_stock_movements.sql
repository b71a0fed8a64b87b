-- stock_movements.id reaches 2^31 around Christmas at the present pace. Two indexes that nothing reads go as well.

ALTER TABLE inventory.stock_movements ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE inventory.stock_movements_id_seq AS bigint;

DROP INDEX inventory.stock_movements_moved_by_idx;
DROP INDEX shop.orders_placed_at_idx;

ALTER TABLE inventory.suppliers ALTER COLUMN payment_terms TYPE text;
ALTER TABLE inventory.suppliers ALTER COLUMN lead_time SET DEFAULT '21 days';

-- Suppliers drop a price list every night; a view over it shows what has become dearer.
CREATE EXTENSION IF NOT EXISTS file_fdw;
CREATE SERVER supplier_files FOREIGN DATA WRAPPER file_fdw;
COMMENT ON SERVER supplier_files IS 'Files that suppliers drop on our SFTP server.';
CREATE FOREIGN TABLE inventory.supplier_prices (
  supplier_id integer NOT NULL,
  sku text NOT NULL,
  unit_cost numeric(10,4) NOT NULL,
  listed_on date
) SERVER supplier_files OPTIONS (filename '/srv/supplier-files/prices.csv', format 'csv', header 'true');
COMMENT ON FOREIGN TABLE inventory.supplier_prices IS 'The last price list of all suppliers, as one CSV file.';

CREATE VIEW inventory.cost_changes AS
  SELECT p.supplier_id, v.id AS variant_id, v.sku, p.unit_cost AS new_cost,
    (SELECT i.unit_cost FROM inventory.purchase_order_items i WHERE i.variant_id = v.id ORDER BY i.purchase_order_id DESC LIMIT 1) AS last_cost
  FROM inventory.supplier_prices p
  JOIN catalog.product_variants v ON v.sku::text = p.sku;
GRANT SELECT ON inventory.supplier_prices, inventory.cost_changes TO backoffice;
