-- The tills of our stores write to a MariaDB of their own, so that a store sells on when the line is down.
CREATE TABLE stores (
  id smallint unsigned NOT NULL AUTO_INCREMENT,
  name varchar(80) NOT NULL,
  city varchar(80) NOT NULL,
  opened_on date NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY stores_name (name)
) COMMENT 'Places where people buy in person';

CREATE TABLE tills (
  id smallint unsigned NOT NULL AUTO_INCREMENT,
  store_id smallint unsigned NOT NULL,
  label varchar(20) NOT NULL COMMENT 'What is written on it, such as "Till 2"',
  PRIMARY KEY (id),
  UNIQUE KEY tills_label (store_id, label),
  CONSTRAINT tills_store FOREIGN KEY (store_id) REFERENCES stores (id)
) COMMENT 'The machines at which receipts are printed';

CREATE TABLE receipts (
  id bigint unsigned NOT NULL AUTO_INCREMENT,
  till_id smallint unsigned NOT NULL,
  printed_at datetime(3) NOT NULL DEFAULT current_timestamp(3),
  paid_with enum('cash', 'card', 'voucher') NOT NULL,
  total decimal(10,2) NOT NULL CHECK (total >= 0),
  customer_number bigint COMMENT 'shop.customers.id of the database shop, where the customer shows a card',
  PRIMARY KEY (id),
  KEY receipts_by_day (till_id, printed_at),
  CONSTRAINT receipts_till FOREIGN KEY (till_id) REFERENCES tills (id)
) COMMENT 'What was sold in a store, as it was printed';

CREATE TABLE receipt_lines (
  receipt_id bigint unsigned NOT NULL,
  position smallint unsigned NOT NULL,
  sku varchar(20) NOT NULL COMMENT 'As catalog.product_variants of the database shop has it',
  quantity smallint NOT NULL DEFAULT 1 COMMENT 'Negative for what is brought back',
  price decimal(10,2) NOT NULL,
  PRIMARY KEY (receipt_id, position),
  CONSTRAINT receipt_lines_receipt FOREIGN KEY (receipt_id) REFERENCES receipts (id) ON DELETE CASCADE
);
