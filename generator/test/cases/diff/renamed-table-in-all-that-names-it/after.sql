CREATE TABLE zz_purchases (
  id bigint CONSTRAINT orders_pkey PRIMARY KEY,
  state text DEFAULT 'state',
  parent bigint CONSTRAINT orders_parent REFERENCES zz_purchases,
  size bigint GENERATED ALWAYS AS (length(state)) STORED,
  CONSTRAINT orders_short CHECK (length(state) < 10),
  CONSTRAINT orders_one UNIQUE (id, state) INCLUDE (size),
  CONSTRAINT orders_apart EXCLUDE USING btree (state WITH =) WHERE (state <> 'x')
);
CREATE INDEX orders_by_state ON zz_purchases (state DESC) INCLUDE (parent, state) WHERE state IS NOT NULL;
CREATE INDEX orders_by_lower ON zz_purchases (lower(state));
ALTER TABLE zz_purchases ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_own ON zz_purchases USING (state = 'mine') WITH CHECK (state <> 'theirs');
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER orders_touched BEFORE UPDATE OF state, id ON zz_purchases FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION f();
CREATE RULE orders_kept AS ON DELETE TO zz_purchases WHERE OLD.state = 'kept' DO INSTEAD NOTHING;
CREATE TABLE parts (order_id bigint, state text, CONSTRAINT parts_order FOREIGN KEY (order_id, state) REFERENCES zz_purchases (id, state) ON DELETE SET NULL (state));
CREATE TABLE heirs (x integer) INHERITS (zz_purchases);
CREATE VIEW open AS SELECT id, state AS state FROM zz_purchases WHERE state = 'open';
CREATE VIEW very_open AS SELECT count(*) AS n FROM zz_purchases o JOIN open USING (id) WHERE o.state > 'a';
CREATE MATERIALIZED VIEW counted AS SELECT state AS what, count(*) AS n FROM zz_purchases GROUP BY state;
CREATE PUBLICATION news FOR TABLE zz_purchases (id, state) WHERE (state = 'open'), parts WITH (publish = 'insert');
