-- finds nothing

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id FROM t WHERE a > 0 AND owner = 'a';

-- seen
ALTER TABLE t RENAME COLUMN owner TO "Owner";
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE a > 0 AND "Owner" = 'a';
