-- finds risky routine public.f(integer)

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING btree (f(a) WITH =);

-- then
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 2';
