-- finds nothing

-- before
CREATE TABLE t (a integer, b integer, c integer);

-- seen
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t RENAME COLUMN b TO d;
ALTER TABLE t ADD COLUMN a text;
