-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0 WITH CASCADED CHECK OPTION;

-- then
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
