CREATE TABLE orders (id bigint CONSTRAINT one_id UNIQUE, a text);
