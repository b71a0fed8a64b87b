-- finds breaking column public.t.q

-- before
CREATE TABLE t (q numeric);

-- then
ALTER TABLE t ALTER q TYPE varchar;
