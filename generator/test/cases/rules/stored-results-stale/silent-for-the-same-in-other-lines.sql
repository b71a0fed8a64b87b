-- finds nothing

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
ALTER TABLE t ALTER COLUMN a SET DEFAULT f(1);
CREATE VIEW v AS SELECT f(a) FROM t;
CREATE INDEX t_f ON t (f(a));

-- then
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE COST 7 AS '
  select a + 1 -- one more
';
