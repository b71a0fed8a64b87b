-- finds nothing

-- before
CREATE TABLE t (a integer, b text);

-- then
DROP TABLE t;
CREATE TABLE t (b text, a integer);
