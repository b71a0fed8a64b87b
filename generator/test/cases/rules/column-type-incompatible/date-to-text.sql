-- finds breaking column public.t.q

-- before
CREATE TABLE t (q date);

-- then
ALTER TABLE t ALTER q TYPE text;
