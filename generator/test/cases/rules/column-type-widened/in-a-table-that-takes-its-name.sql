-- finds safe column public.t.a

-- before
CREATE TABLE t (id integer PRIMARY KEY, a varchar(10));

-- seen
CREATE TABLE t_new AS SELECT id, a::varchar(20) AS a FROM t;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
