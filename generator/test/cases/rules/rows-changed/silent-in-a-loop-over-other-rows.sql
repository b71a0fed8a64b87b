-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));
CREATE TABLE regions (id bigint, name text);
INSERT INTO regions VALUES (1, 'eu');

-- seen
DO $$ DECLARE r record; s text; BEGIN
  FOR r IN SELECT * FROM regions LOOP
    UPDATE orders SET state = r.name WHERE id = r.id;
  END LOOP;
  FOREACH s IN ARRAY ARRAY['a', 'b'] LOOP
    UPDATE orders SET state = 'c' WHERE state = s;
  END LOOP;
  UPDATE orders SET state = 'd' WHERE id = 1;
END $$;
