CREATE TABLE customers (id bigint CONSTRAINT customers_pkey PRIMARY KEY, email text);
CREATE TABLE dated (placed_at date);
CREATE TABLE buyers (rank integer) INHERITS (customers, dated);
