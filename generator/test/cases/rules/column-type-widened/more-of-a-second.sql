-- finds safe column public.t.at

-- before
CREATE TABLE t (at timestamptz(0));

-- then
ALTER TABLE t ALTER at TYPE timestamptz;
