-- finds risky sequence public.s

-- before
CREATE SEQUENCE s INCREMENT -1;

-- then
ALTER SEQUENCE s MINVALUE -7;
