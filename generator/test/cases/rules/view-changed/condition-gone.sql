-- finds risky view public.v at line 1

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0 AND owner = current_user;

-- seen
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE a > 0;
