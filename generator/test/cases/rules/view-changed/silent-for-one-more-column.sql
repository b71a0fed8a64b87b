-- finds nothing

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0 AND owner IN ('a', 'b');

-- then
CREATE OR REPLACE VIEW v AS SELECT id, owner FROM t WHERE owner IN ('b', 'a') AND a > 0;
