-- finds nothing

-- before
CREATE TABLE t (a integer, b text);
CREATE INDEX by_a ON t (a);
CREATE INDEX by_b ON t (lower(b));

-- then
ALTER TABLE t DROP COLUMN a, DROP COLUMN b;
