-- finds risky view public.v

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v WITH (security_barrier) AS SELECT id, left(owner, 1) AS owner FROM t WHERE a > 0;

-- then
CREATE OR REPLACE VIEW v WITH (security_barrier) AS SELECT id, owner FROM t WHERE a > 0;
