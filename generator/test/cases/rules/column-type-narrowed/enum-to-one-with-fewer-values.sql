-- finds breaking column public.t.v

-- before
CREATE TYPE a AS ENUM ('x', 'y');
CREATE TYPE b AS ENUM ('y', 'z');
CREATE TABLE t (v a);

-- then
ALTER TABLE t ALTER v TYPE b USING v::text::b;
