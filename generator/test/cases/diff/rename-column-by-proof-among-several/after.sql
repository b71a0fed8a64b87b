CREATE TABLE t (id bigint, another text, note text);
COMMENT ON COLUMN t.another IS 'two';
