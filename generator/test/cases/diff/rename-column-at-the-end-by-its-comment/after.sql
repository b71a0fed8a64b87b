CREATE TABLE t (id bigint, phase text);
COMMENT ON COLUMN t.phase IS 'where it is';
