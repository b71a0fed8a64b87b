CREATE TABLE purchases (id bigint CONSTRAINT orders_pkey PRIMARY KEY, b text);
