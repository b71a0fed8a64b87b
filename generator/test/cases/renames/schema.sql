CREATE SCHEMA a;
CREATE TYPE a.state AS ENUM ('new');
CREATE TABLE a.t (id serial PRIMARY KEY, s a.state DEFAULT 'new');
CREATE TABLE public.u (t_id integer REFERENCES a.t, s a.state);
CREATE VIEW a.v AS SELECT id FROM a.t;
CREATE FUNCTION a.f(x a.state) RETURNS a.state LANGUAGE sql AS 'SELECT x';

-- then
ALTER SCHEMA a RENAME TO b;
