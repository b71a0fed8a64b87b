-- finds safe column public.t.net

-- before
CREATE TABLE t (net cidr);

-- then
ALTER TABLE t ALTER net TYPE inet;
