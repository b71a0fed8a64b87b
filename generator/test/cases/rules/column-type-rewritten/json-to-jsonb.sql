-- finds risky column public.t.doc

-- before
CREATE TABLE t (doc json);

-- then
ALTER TABLE t ALTER doc TYPE jsonb;
