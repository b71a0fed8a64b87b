CREATE TABLE clients (id bigint CONSTRAINT customers_pkey PRIMARY KEY, email text, country text);
CREATE TABLE shops (id bigint PRIMARY KEY);
CREATE TABLE orders (
  id bigint PRIMARY KEY,
  customer bigint CONSTRAINT to_customer REFERENCES clients,
  shop bigint CONSTRAINT to_shop REFERENCES shops
);
