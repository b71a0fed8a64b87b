-- finds safe routine public.f(integer)

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
ALTER TABLE t ADD CONSTRAINT c CHECK (f(a) > 0);

-- seen
BEGIN;
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 2';
ALTER TABLE t DROP CONSTRAINT c;
ALTER TABLE t ADD CONSTRAINT c CHECK (f(a) > 0);
COMMIT;
