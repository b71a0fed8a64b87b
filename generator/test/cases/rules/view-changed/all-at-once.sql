-- finds risky view public.v
-- finds risky view public.v
-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v WITH (security_barrier) AS SELECT id, a FROM t WHERE owner = current_user WITH CHECK OPTION;

-- then
CREATE OR REPLACE VIEW v AS SELECT id, a FROM t;
