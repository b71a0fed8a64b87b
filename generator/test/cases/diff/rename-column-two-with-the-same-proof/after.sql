CREATE TABLE t (id bigint, b text, note text);
COMMENT ON COLUMN t.b IS 'x';
