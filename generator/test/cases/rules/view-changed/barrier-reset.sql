-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v WITH (security_barrier) AS SELECT id, a FROM t WHERE owner = current_user;

-- then
ALTER VIEW v RESET (security_barrier);
