-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
CREATE INDEX CONCURRENTLY by_state ON orders (state);
UPDATE orders SET state = 'x' WHERE id = 1;
CREATE TABLE fresh (id bigint);
