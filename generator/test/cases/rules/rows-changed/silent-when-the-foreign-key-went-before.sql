-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint CONSTRAINT of REFERENCES orders ON DELETE CASCADE);

-- seen
ALTER TABLE lines DROP CONSTRAINT of;
DELETE FROM orders WHERE state = 'lost';
