CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
ALTER TABLE orders ALTER state SET NOT NULL, ALTER state SET DEFAULT 'new', ALTER total SET DEFAULT 0;
