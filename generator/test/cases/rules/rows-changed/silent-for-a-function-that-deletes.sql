-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders ON DELETE CASCADE);

-- seen
CREATE FUNCTION clean() RETURNS void LANGUAGE sql AS $$ DELETE FROM orders WHERE state = 'lost' $$;
