CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE PUBLICATION gone FOR TABLE orders;
CREATE PUBLICATION stays FOR TABLE orders;
CREATE PUBLICATION every;
