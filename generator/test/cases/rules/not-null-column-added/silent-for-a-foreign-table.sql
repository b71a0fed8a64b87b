-- finds nothing

-- before
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer, b integer NOT NULL) SERVER s;
CREATE TABLE u (a integer);

-- then
ALTER TABLE t ADD COLUMN c integer NOT NULL;
