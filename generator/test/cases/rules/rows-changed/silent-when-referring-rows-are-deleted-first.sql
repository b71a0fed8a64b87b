-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders ON DELETE CASCADE);

-- seen
DELETE FROM lines l USING orders o WHERE o.id = l.order_id AND o.state = 'lost';
DELETE FROM orders WHERE state = 'lost';
