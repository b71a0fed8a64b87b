-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
CREATE TABLE fresh (id bigint);
TRUNCATE fresh;
