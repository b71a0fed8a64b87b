-- finds risky table public.t at line 2
-- finds risky table public.v at line 4
-- finds risky table public.v at line 5

-- before
CREATE TABLE t (a integer PRIMARY KEY);
CREATE TABLE u (a integer PRIMARY KEY);
CREATE TABLE v (a integer PRIMARY KEY);

-- seen
ALTER TABLE t SET UNLOGGED;
CLUSTER t USING t_pkey;
ALTER TABLE u SET UNLOGGED;
ALTER TABLE v SET UNLOGGED;
ALTER TABLE v SET LOGGED;
