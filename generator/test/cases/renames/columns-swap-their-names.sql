CREATE TABLE t (a text, b integer, c integer, CHECK (b > c));
CREATE VIEW v AS SELECT a, b FROM t;
CREATE INDEX i ON t (a);

-- then
ALTER TABLE t RENAME a TO x;
ALTER TABLE t RENAME b TO a;
ALTER TABLE t RENAME x TO b;
