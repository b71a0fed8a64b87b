CREATE TABLE orders (id bigint CONSTRAINT orders_pkey PRIMARY KEY, a text, c text);
