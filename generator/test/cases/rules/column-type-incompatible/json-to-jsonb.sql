-- finds breaking column public.t.q

-- before
CREATE TABLE t (q json);

-- then
ALTER TABLE t ALTER q TYPE jsonb;
