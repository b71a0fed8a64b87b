-- finds breaking column public.t.a
-- finds breaking column public.t.b
-- finds breaking column public.u.a_old

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);
CREATE TABLE u (id bigint PRIMARY KEY, a integer);

-- seen
ALTER TABLE t RENAME COLUMN a TO former;
ALTER TABLE t RENAME COLUMN b TO a;
ALTER TABLE t RENAME COLUMN former TO b;
ALTER TABLE u RENAME COLUMN a TO a_old;
ALTER TABLE u ADD COLUMN a bigint;
