CREATE TABLE t (id bigint, a1 text, a2 text, note text);
COMMENT ON COLUMN t.a1 IS 'x';
COMMENT ON COLUMN t.a2 IS 'x';
