-- finds risky sequence public.tickets

-- before
CREATE SEQUENCE tickets;

-- then
ALTER SEQUENCE tickets SET UNLOGGED;
