-- finds breaking table public.t at line 3

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer);

-- seen
CREATE TABLE t_new (id bigint PRIMARY KEY, a bigint);
INSERT INTO t_new SELECT id, a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
