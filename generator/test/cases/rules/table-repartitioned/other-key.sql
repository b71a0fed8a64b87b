-- finds breaking table public.t

-- before
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (a);

-- then
DROP TABLE t;
CREATE TABLE t (a integer, b integer) PARTITION BY LIST (b);
