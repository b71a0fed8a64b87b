CREATE TABLE t (id bigint, first text, second text, note text);
COMMENT ON COLUMN t.second IS 'two';
