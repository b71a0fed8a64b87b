CREATE TABLE orders (id bigint, a text);
CREATE INDEX by_id ON orders (id);
