-- finds breaking table public.t

-- before
CREATE TABLE t (a integer);

-- then
DROP TABLE t;
CREATE TABLE t (a integer) PARTITION BY LIST (a);
