-- What reads which columns. What the thing itself says of its columns, as an index of its plain ones, is not told twice.
CREATE SCHEMA shop;
CREATE TABLE shop.customers (id integer PRIMARY KEY, email text NOT NULL, login text, "Odd name" text);
CREATE TABLE shop.orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES shop.customers (id),
  status text NOT NULL CHECK (status <> ''),
  net numeric NOT NULL,
  tax numeric NOT NULL,
  gross numeric GENERATED ALWAYS AS (net + tax) STORED,
  during int4range,
  note text,
  CHECK (net >= 0 AND tax >= 0),
  CONSTRAINT nothing_named CHECK (1 < 2),
  CONSTRAINT whole CHECK (orders IS NOT NULL),
  EXCLUDE USING gist (during WITH &&, int4range(id, id, '[]') WITH =) WHERE (status <> 'void')
);
CREATE INDEX plain ON shop.orders (status) INCLUDE (note);
CREATE INDEX by_expression ON shop.orders (id, lower(note));
CREATE INDEX partial ON shop.orders (net) WHERE status = 'open' AND net > 0;

CREATE VIEW shop.open_orders AS
  SELECT o.id, c.email FROM shop.orders o JOIN shop.customers c ON c.id = o.customer_id WHERE o.status = 'open';
CREATE VIEW shop.all_of_them AS SELECT * FROM shop.customers;
CREATE VIEW shop.counted AS SELECT count(*) FROM shop.orders;
CREATE VIEW shop.rows_as_they_are AS SELECT o AS whole FROM shop.orders o;
CREATE VIEW shop.of_a_view AS SELECT email FROM shop.open_orders;
CREATE VIEW shop.merged AS SELECT id FROM shop.customers LEFT JOIN shop.orders USING (id);
CREATE VIEW shop.server_columns AS SELECT o.xmin, o.ctid FROM shop.orders o;
CREATE MATERIALIZED VIEW shop.totals AS SELECT customer_id, sum(gross) AS total FROM shop.orders GROUP BY customer_id;
CREATE INDEX by_total ON shop.totals (customer_id) WHERE total > 0;

CREATE RULE logged AS ON UPDATE TO shop.open_orders DO INSTEAD
  UPDATE shop.orders SET note = NEW.email WHERE id = OLD.id AND status = 'open';
CREATE RULE kept AS ON DELETE TO shop.customers WHERE OLD.login IS NOT NULL DO INSTEAD NOTHING;

CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'touched'; RETURN NEW; END $$;
CREATE TRIGGER on_status BEFORE UPDATE OF status, note ON shop.orders FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND NEW.net > 0) EXECUTE FUNCTION shop.touch();
CREATE TRIGGER on_rows AFTER UPDATE ON shop.orders FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION shop.touch();

CREATE POLICY own ON shop.orders USING (customer_id IN (SELECT c.id FROM shop.customers c WHERE c.login = current_user))
  WITH CHECK (status <> 'void');
CREATE POLICY everyone ON shop.customers USING (true);
CREATE POLICY themselves ON shop.customers USING (login = current_user OR id IN (SELECT c.id FROM shop.customers c WHERE c."Odd name" = 'x'));

CREATE FUNCTION shop.as_text(wanted integer) RETURNS text LANGUAGE sql AS 'SELECT status FROM shop.orders WHERE id = wanted';

CREATE TABLE shop.events (day date NOT NULL, kind text, CHECK (kind <> '')) PARTITION BY RANGE (day);
CREATE TABLE shop.events_1 PARTITION OF shop.events (CHECK (length(kind) < 9)) FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX of_one ON shop.events_1 (lower(kind));
CREATE VIEW shop.one_partition AS SELECT kind FROM shop.events_1;
CREATE FUNCTION shop.status_of(wanted integer) RETURNS text RETURN (SELECT o.status FROM shop.orders o WHERE o.id = wanted);
CREATE PROCEDURE shop.close(wanted integer) BEGIN ATOMIC
  UPDATE shop.orders SET status = 'closed' WHERE id = wanted;
  DELETE FROM shop.customers;
END;
CREATE FUNCTION shop.sum(a integer, b integer) RETURNS integer RETURN a + b;
CREATE FUNCTION shop.rows_of(t regclass DEFAULT 'shop.orders') RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
