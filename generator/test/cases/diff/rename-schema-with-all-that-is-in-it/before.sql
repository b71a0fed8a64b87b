CREATE SCHEMA a;
CREATE TYPE a.state AS ENUM ('new');
CREATE TABLE a.t (id serial PRIMARY KEY, s a.state DEFAULT 'new', note text);
CREATE FUNCTION a.f(a.state) RETURNS a.state LANGUAGE sql AS 'SELECT $1';
CREATE VIEW a.v AS SELECT s FROM a.t;
CREATE TABLE u (s a.state, t integer REFERENCES a.t);
