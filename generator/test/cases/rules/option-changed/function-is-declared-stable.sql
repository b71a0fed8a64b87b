-- finds risky routine public.rate()

-- before
CREATE TABLE rates (rate numeric);
CREATE FUNCTION rate() RETURNS numeric LANGUAGE sql AS 'SELECT max(rate) FROM rates';

-- then
ALTER FUNCTION rate() STABLE;
