CREATE TABLE zz_purchases (
  id bigint CONSTRAINT orders_pkey PRIMARY KEY,
  a_status text DEFAULT 'state',
  parent bigint CONSTRAINT orders_parent REFERENCES zz_purchases,
  size bigint GENERATED ALWAYS AS (length(a_status)) STORED,
  CONSTRAINT orders_short CHECK (length(a_status) < 10),
  CONSTRAINT orders_one UNIQUE (id, a_status) INCLUDE (size),
  CONSTRAINT orders_apart EXCLUDE USING btree (a_status WITH =) WHERE (a_status <> 'x')
);
CREATE INDEX orders_by_state ON zz_purchases (a_status DESC) INCLUDE (parent, a_status) WHERE a_status IS NOT NULL;
CREATE INDEX orders_by_lower ON zz_purchases (lower(a_status));
ALTER TABLE zz_purchases ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_own ON zz_purchases USING (a_status = 'mine') WITH CHECK (a_status <> 'theirs');
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER orders_touched BEFORE UPDATE OF a_status, id ON zz_purchases FOR EACH ROW WHEN (OLD.a_status IS DISTINCT FROM NEW.a_status) EXECUTE FUNCTION f();
CREATE RULE orders_kept AS ON DELETE TO zz_purchases WHERE OLD.a_status = 'kept' DO INSTEAD NOTHING;
CREATE TABLE parts (order_id bigint, state text, CONSTRAINT parts_order FOREIGN KEY (order_id, state) REFERENCES zz_purchases (id, a_status) ON DELETE SET NULL (state));
CREATE TABLE heirs (x integer) INHERITS (zz_purchases);
CREATE VIEW open AS SELECT id, a_status AS state FROM zz_purchases WHERE a_status = 'open';
CREATE VIEW very_open AS SELECT count(*) AS n FROM zz_purchases o JOIN open USING (id) WHERE o.a_status > 'a';
CREATE MATERIALIZED VIEW counted AS SELECT a_status AS what, count(*) AS n FROM zz_purchases GROUP BY a_status;
CREATE PUBLICATION news FOR TABLE zz_purchases (id, a_status) WHERE (a_status = 'open'), parts WITH (publish = 'insert');
