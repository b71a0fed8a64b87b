-- finds risky sequence public.s

-- before
CREATE SEQUENCE s INCREMENT 50;

-- then
ALTER SEQUENCE s INCREMENT 1;
