-- finds risky sequence public.s

-- before
CREATE SEQUENCE s MAXVALUE 99 CYCLE;

-- then
ALTER SEQUENCE s NO CYCLE;
