-- finds breaking column public.t.at

-- before
CREATE TABLE t (at timestamp);

-- then
ALTER TABLE t ALTER at TYPE date;
