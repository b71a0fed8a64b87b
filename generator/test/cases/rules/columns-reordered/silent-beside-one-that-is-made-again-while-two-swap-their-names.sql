-- finds nothing

-- before
CREATE TABLE t (a integer, b integer, c integer);

-- seen
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t RENAME COLUMN b TO tmp;
ALTER TABLE t RENAME COLUMN c TO b;
ALTER TABLE t RENAME COLUMN tmp TO c;
ALTER TABLE t ADD COLUMN a text;
