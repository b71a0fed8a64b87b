-- finds breaking column public.t.q

-- before
CREATE TABLE t (q boolean);

-- then
ALTER TABLE t ALTER q TYPE text;
