-- finds risky table public.orders at line 3
-- finds risky table public.orders at line 8
-- finds risky table public.orders at line 11

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
DO $$ BEGIN
  LOOP
    UPDATE orders SET total = 0 WHERE id IN (SELECT id FROM orders WHERE total IS NULL LIMIT 1000);
    EXIT WHEN NOT FOUND;
  END LOOP;
END $$;
DO $$ BEGIN
  FOR i IN 0..9 LOOP DELETE FROM orders WHERE state = $a$old$a$ AND id BETWEEN i * 1000 AND i * 1000 + 999; END LOOP;
END $$;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT id FROM orders WHERE total IS NULL LOOP
    IF r.id > 7 THEN
      UPDATE orders SET total = 1 WHERE id = r.id;
    END IF;
  END LOOP;
END $$;
