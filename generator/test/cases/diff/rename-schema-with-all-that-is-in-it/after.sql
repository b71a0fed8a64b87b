CREATE SCHEMA b;
CREATE TYPE b.state AS ENUM ('new');
CREATE TABLE b.t (id serial PRIMARY KEY, s b.state DEFAULT 'new', note text NOT NULL);
CREATE FUNCTION b.f(b.state) RETURNS b.state LANGUAGE sql AS 'SELECT $1';
CREATE VIEW b.v AS SELECT s FROM b.t;
CREATE TABLE u (s b.state, t integer REFERENCES b.t);
