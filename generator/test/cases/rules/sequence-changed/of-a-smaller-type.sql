-- finds risky sequence public.s

-- before
CREATE SEQUENCE s;

-- then
ALTER SEQUENCE s AS integer;
