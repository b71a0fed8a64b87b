CREATE TABLE orders (
  id bigint CONSTRAINT orders_pkey PRIMARY KEY,
  a_status text DEFAULT 'a_status',
  parent bigint CONSTRAINT orders_parent REFERENCES orders,
  size bigint GENERATED ALWAYS AS (length(a_status)) STORED,
  CONSTRAINT orders_short CHECK (length(a_status) < 12),
  CONSTRAINT orders_one UNIQUE (id, a_status) INCLUDE (size),
  CONSTRAINT orders_apart EXCLUDE USING btree (a_status WITH =) WHERE (a_status <> 'x')
);
CREATE INDEX orders_by_state ON orders (a_status DESC) INCLUDE (parent, a_status) WHERE a_status IS NULL;
CREATE INDEX orders_by_lower ON orders (upper(a_status));
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_own ON orders USING (a_status = 'my') WITH CHECK (a_status <> 'their');
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER orders_touched BEFORE UPDATE OF a_status, id ON orders FOR EACH ROW WHEN (NEW.a_status IS DISTINCT FROM NEW.a_status) EXECUTE FUNCTION f();
CREATE RULE orders_kept AS ON DELETE TO orders WHERE OLD.a_status = 'held' DO INSTEAD NOTHING;
CREATE TABLE parts (order_id bigint, state text, CONSTRAINT parts_order FOREIGN KEY (order_id, state) REFERENCES orders (id, a_status) ON DELETE SET NULL (state));
CREATE TABLE heirs (x integer) INHERITS (orders);
CREATE VIEW open AS SELECT id, a_status AS state FROM orders WHERE a_status = 'wide open';
CREATE VIEW very_open AS SELECT count(*) AS n FROM orders o JOIN open USING (id) WHERE o.a_status > 'a';
CREATE MATERIALIZED VIEW counted AS SELECT a_status AS what, count(*) AS n FROM orders GROUP BY a_status;
CREATE PUBLICATION news FOR TABLE orders (id, a_status) WHERE (a_status = 'shut'), parts WITH (publish = 'insert, delete');
