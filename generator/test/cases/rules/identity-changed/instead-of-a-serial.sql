-- finds risky column public.t.id

-- before
CREATE TABLE t (id bigserial PRIMARY KEY, a integer);

-- seen
ALTER TABLE t ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE t_id_seq;
ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('t', 'id'), max(id)) FROM t;
