-- finds risky routine public.f(integer)
-- finds risky routine public.f(integer)

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE UNIQUE INDEX t_f ON t (id, (f(a) * 2)); CREATE INDEX t_id ON t (id) WHERE f(a) > 3;
ALTER TABLE t ADD CONSTRAINT c CHECK (f(a) > 0);

-- then
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 2';
