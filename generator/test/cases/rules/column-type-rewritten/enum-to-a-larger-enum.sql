-- finds risky column public.t.v

-- before
CREATE TYPE a AS ENUM ('x');
CREATE TYPE b AS ENUM ('x', 'y');
CREATE TABLE t (v a);

-- then
ALTER TABLE t ALTER v TYPE b USING v::text::b;
