-- finds nothing

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE TABLE u (id integer PRIMARY KEY, name text);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0 AND owner = 'a';

-- then
CREATE OR REPLACE VIEW v AS SELECT t.id, u.name FROM t JOIN u ON u.id = t.id WHERE t.a > 0 AND t.owner = 'a';
