-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE orders SET total = 0; END $$;
SELECT count(*) FROM orders;
ALTER TABLE orders ADD note text;
