-- finds nothing

-- before
CREATE TABLE t (name text);
CREATE VIEW v AS SELECT name FROM t;

-- then
DROP VIEW v;
CREATE VIEW v AS SELECT name COLLATE "C" AS name FROM t;
