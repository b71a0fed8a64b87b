-- finds breaking column public.t.q

-- before
CREATE TYPE e AS ENUM ('a');
CREATE TABLE t (q e);

-- then
ALTER TABLE t ALTER q TYPE text;
