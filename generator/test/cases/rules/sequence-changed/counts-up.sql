-- finds breaking sequence public.s

-- before
CREATE SEQUENCE s INCREMENT -2;

-- then
ALTER SEQUENCE s INCREMENT 2 MAXVALUE 1000;
