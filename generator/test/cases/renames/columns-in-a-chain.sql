CREATE TABLE t (a text, b integer, c boolean);

-- then
ALTER TABLE t RENAME c TO d;
ALTER TABLE t RENAME b TO c;
ALTER TABLE t RENAME a TO b;
