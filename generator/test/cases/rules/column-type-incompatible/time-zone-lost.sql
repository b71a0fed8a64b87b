-- finds breaking column public.t.q

-- before
CREATE TABLE t (q timestamptz);

-- then
ALTER TABLE t ALTER q TYPE timestamp;
