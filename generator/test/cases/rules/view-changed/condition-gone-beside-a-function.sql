-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE FUNCTION f(integer) RETURNS boolean LANGUAGE sql RETURN true;
CREATE TABLE u (id integer PRIMARY KEY, name text);
CREATE VIEW v AS SELECT id FROM t WHERE f(a) AND a > 1.5 AND owner = 'a';

-- then
CREATE OR REPLACE VIEW v AS SELECT t.id, u.name FROM t JOIN u ON u.id = t.id WHERE f(t.a) AND t.a > 1.5;
