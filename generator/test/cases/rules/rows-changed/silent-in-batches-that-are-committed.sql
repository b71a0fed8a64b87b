-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));
CREATE TABLE regions (id bigint, name text);
CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN
  LOOP
    UPDATE orders SET total = 0 WHERE id IN (SELECT id FROM orders WHERE total IS NULL LIMIT 1000);
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;

-- seen
CALL fill();
