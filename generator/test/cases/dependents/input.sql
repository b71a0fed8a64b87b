CREATE SCHEMA shop;
CREATE SCHEMA archive;
CREATE TABLE shop.customers (id integer PRIMARY KEY, email text NOT NULL, login text, status text);
CREATE TABLE shop.orders (
  id integer PRIMARY KEY, customer_id integer NOT NULL REFERENCES shop.customers, status text NOT NULL CHECK (status <> ''),
  net numeric NOT NULL, gross numeric GENERATED ALWAYS AS (net * 1.19) STORED, note text, during int4range,
  UNIQUE (id, status), EXCLUDE USING gist (during WITH &&) WHERE (status <> 'void')
);
CREATE TABLE archive.orders (id integer, status text);
CREATE TABLE shop.items (order_id integer, order_status text, FOREIGN KEY (order_id, order_status) REFERENCES shop.orders (id, status));
CREATE INDEX by_status ON shop.orders (status) INCLUDE (net);
CREATE INDEX open ON shop.orders (id) WHERE status = 'open';
CREATE VIEW shop.open_orders AS SELECT id, note FROM shop.orders WHERE status = 'open';
CREATE VIEW shop.counted AS SELECT count(*) FROM shop.orders;
CREATE MATERIALIZED VIEW shop.notes AS SELECT note FROM shop.open_orders;
CREATE UNIQUE INDEX one_note ON shop.notes (note);
CREATE RULE logged AS ON UPDATE TO shop.open_orders DO INSTEAD UPDATE shop.orders SET note = NEW.note WHERE id = OLD.id;
CREATE POLICY own ON shop.orders USING (customer_id IN (SELECT c.id FROM shop.customers c WHERE c.login = current_user));
CREATE PUBLICATION told FOR TABLE shop.orders (id, net), archive.orders;
CREATE TABLE shop.events (day date NOT NULL, kind text) PARTITION BY RANGE (day);
CREATE TABLE shop.events_1 PARTITION OF shop.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX of_one ON shop.events_1 (lower(kind));
CREATE VIEW shop.one_partition AS SELECT kind FROM shop.events_1;

CREATE FUNCTION shop.recorded(wanted integer) RETURNS text RETURN (SELECT o.status FROM shop.orders o WHERE o.id = wanted);

-- Only its own text tells what a body in quotes names.
CREATE FUNCTION shop.of_aliases() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM o.net, c.status FROM shop.orders AS o JOIN shop.customers c ON c.id = o.customer_id; -- not of note
END $$;
CREATE FUNCTION shop.of_one_schema() RETURNS void LANGUAGE sql AS 'UPDATE archive.orders SET status = NULL';
CREATE FUNCTION shop.of_any_schema() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'DELETE FROM orders WHERE id = 1'; END $$;
CREATE FUNCTION shop.of_a_log() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'the status and note'; PERFORM email FROM customers; END $$;
CREATE FUNCTION note(id integer) RETURNS integer LANGUAGE sql AS 'SELECT id';
CREATE FUNCTION shop.of_a_call() RETURNS void LANGUAGE sql AS 'SELECT public.note(id) FROM shop.orders';
CREATE FUNCTION shop.of_a_partition() RETURNS void LANGUAGE plpgsql AS 'BEGIN TRUNCATE shop.events_1; END';

CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.note := OLD.note;
  INSERT INTO shop.customers (id, status) VALUES (NEW.id, 'x');
  RETURN NEW;
END $$;
CREATE TRIGGER touching BEFORE UPDATE OF net ON shop.orders FOR EACH ROW WHEN (NEW.status <> 'x') EXECUTE FUNCTION shop.touch();
CREATE FUNCTION shop.of_all_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM gross FROM written; RETURN NULL; END $$;
CREATE TRIGGER after_all AFTER UPDATE ON shop.orders REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION shop.of_all_rows();
