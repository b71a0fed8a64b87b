-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v AS SELECT id, a FROM t WHERE a > 0;

-- then
ALTER VIEW v SET (check_option = local);
