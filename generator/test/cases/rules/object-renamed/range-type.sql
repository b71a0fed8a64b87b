-- finds breaking range type public.period

-- before
CREATE TYPE span AS RANGE (subtype = float8);

-- seen
ALTER TYPE span RENAME TO period;
