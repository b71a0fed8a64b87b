-- finds breaking column public.t.v

-- before
CREATE TYPE a AS ENUM ('x');
CREATE TABLE t (v a);

-- then
ALTER TABLE t ALTER v TYPE text[] USING ARRAY[v::text];
