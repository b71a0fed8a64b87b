-- finds breaking sequence public.s

-- before
CREATE SEQUENCE s;

-- then
ALTER SEQUENCE s INCREMENT -1 MINVALUE 1 MAXVALUE 1000000;
