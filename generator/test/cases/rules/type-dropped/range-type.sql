-- finds breaking range type public.span

-- before
CREATE TYPE span AS RANGE (subtype = float8);

-- then
DROP TYPE span;
