-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));
CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS $$ DECLARE n integer := 1; BEGIN
  WHILE n > 0 LOOP
    UPDATE orders SET total = 0 WHERE id IN (SELECT id FROM orders WHERE total IS NULL LIMIT 1000);
    GET DIAGNOSTICS n = ROW_COUNT;
  END LOOP;
END $$;

-- seen
SELECT fill();
