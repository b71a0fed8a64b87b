-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint);

-- seen
DO $$ DECLARE r record; BEGIN FOR r IN SELECT id FROM orders FOR UPDATE LOOP INSERT INTO lines VALUES (r.id) ON CONFLICT (id) DO UPDATE SET order_id = 1; END LOOP; EXECUTE 'ALTER TABLE lines ADD FOREIGN KEY (order_id) REFERENCES orders ON DELETE CASCADE'; END $$;
