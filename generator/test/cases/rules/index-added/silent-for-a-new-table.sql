-- finds nothing

-- before

-- then
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE INDEX by_state ON orders (state);
