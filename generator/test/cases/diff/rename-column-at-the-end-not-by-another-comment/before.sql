CREATE TABLE t (id bigint, state text);
COMMENT ON COLUMN t.state IS 'where it is';
