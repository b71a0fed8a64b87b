CREATE TABLE orders (
  id bigint CONSTRAINT orders_pkey PRIMARY KEY,
  state text DEFAULT 'state',
  parent bigint CONSTRAINT orders_parent REFERENCES orders,
  size bigint GENERATED ALWAYS AS (length(state)) STORED,
  CONSTRAINT orders_short CHECK (length(state) < 10),
  CONSTRAINT orders_one UNIQUE (id, state) INCLUDE (size),
  CONSTRAINT orders_apart EXCLUDE USING btree (state WITH =) WHERE (state <> 'x')
);
CREATE INDEX orders_by_state ON orders (state DESC) INCLUDE (parent, state) WHERE state IS NOT NULL;
CREATE INDEX orders_by_lower ON orders (lower(state));
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_own ON orders USING (state = 'mine') WITH CHECK (state <> 'theirs');
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER orders_touched BEFORE UPDATE OF state, id ON orders FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION f();
CREATE RULE orders_kept AS ON DELETE TO orders WHERE OLD.state = 'kept' DO INSTEAD NOTHING;
CREATE TABLE parts (order_id bigint, state text, CONSTRAINT parts_order FOREIGN KEY (order_id, state) REFERENCES orders (id, state) ON DELETE SET NULL (state));
CREATE TABLE heirs (x integer) INHERITS (orders);
CREATE VIEW open AS SELECT id, state AS state FROM orders WHERE state = 'open';
CREATE VIEW very_open AS SELECT count(*) AS n FROM orders o JOIN open USING (id) WHERE o.state > 'a';
CREATE MATERIALIZED VIEW counted AS SELECT state AS what, count(*) AS n FROM orders GROUP BY state;
CREATE PUBLICATION news FOR TABLE orders (id, state) WHERE (state = 'open'), parts WITH (publish = 'insert');
