-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$ BEGIN UPDATE orders SET total = 0 WHERE id IS NOT NULL; END $$;
SELECT fill();
DROP FUNCTION fill();
