-- finds nothing

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0 AND owner = 'a';

-- then
DROP VIEW v;
ALTER TABLE t ALTER COLUMN owner TYPE varchar(20);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0 AND owner = 'a';
