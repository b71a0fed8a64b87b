-- finds risky column public.t.id

-- before
CREATE TABLE t (id integer);

-- then
ALTER TABLE t ALTER id TYPE text;
