CREATE TABLE orders (id bigint, state text, total numeric(10,2), placed_at date);
CREATE TABLE archive (id bigint, state text, total numeric(10,2), placed_at date);
