CREATE TABLE customers (
  id bigint NOT NULL IDENTITY,
  email nvarchar(120) NOT NULL,
  name nvarchar(200) NOT NULL,
  country nchar(2) NOT NULL DEFAULT 'DE',
  locale nvarchar(10),
  created_at datetime2(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT customers_pk PRIMARY KEY (id),
  CONSTRAINT customers_email UNIQUE (email)
);

CREATE TABLE addresses (
  id bigint NOT NULL IDENTITY,
  customer_id bigint NOT NULL,
  street nvarchar(200) NOT NULL,
  city nvarchar(100) NOT NULL,
  CONSTRAINT addresses_pk PRIMARY KEY (id),
  CONSTRAINT addresses_customer FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
CREATE INDEX addresses_by_customer ON addresses (customer_id);

CREATE TABLE products (
  sku nvarchar(20) NOT NULL,
  title nvarchar(200) NOT NULL,
  description nvarchar(max),
  price decimal(10,2) NOT NULL,
  CONSTRAINT products_pk PRIMARY KEY (sku),
  CONSTRAINT products_price CHECK (price > 0)
);
CREATE INDEX products_by_title ON products (title, price DESC);

CREATE TABLE orders (
  id bigint NOT NULL IDENTITY,
  customer_id bigint NOT NULL,
  address_id bigint,
  state nvarchar(20) NOT NULL DEFAULT 'open',
  total decimal(10,2) NOT NULL DEFAULT 0,
  placed_on date NOT NULL,
  CONSTRAINT orders_pk PRIMARY KEY (id),
  CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers (id),
  CONSTRAINT orders_address FOREIGN KEY (address_id) REFERENCES addresses (id) ON DELETE SET NULL
);
CREATE INDEX orders_of_customer ON orders (customer_id, placed_on);
CREATE INDEX orders_to_address ON orders (address_id);

CREATE TABLE order_items (
  order_id bigint NOT NULL,
  position int NOT NULL,
  sku nvarchar(20) NOT NULL,
  quantity int NOT NULL DEFAULT 1,
  price decimal(10,2) NOT NULL,
  CONSTRAINT order_items_pk PRIMARY KEY (order_id, position),
  CONSTRAINT order_items_order FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
  CONSTRAINT order_items_product FOREIGN KEY (sku) REFERENCES products (sku)
);
CREATE INDEX order_items_of_product ON order_items (sku);

GO
CREATE VIEW open_orders AS SELECT id, customer_id, total FROM orders WHERE state = 'open';
GO
EXEC sys.sp_addextendedproperty 'MS_Description', 'People who have ordered', 'SCHEMA', 'dbo', 'TABLE', 'customers';
EXEC sys.sp_addextendedproperty 'MS_Description', 'As they write it', 'SCHEMA', 'dbo', 'TABLE', 'customers', 'COLUMN', 'name';
EXEC sys.sp_addextendedproperty 'MS_Description', 'An order as it was placed', 'SCHEMA', 'dbo', 'TABLE', 'orders';
