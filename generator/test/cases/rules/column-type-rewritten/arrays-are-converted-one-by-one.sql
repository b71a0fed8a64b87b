-- finds risky column public.t.tags

-- before
CREATE TABLE t (tags varchar(10)[]);

-- then
ALTER TABLE t ALTER tags TYPE varchar(20)[];
