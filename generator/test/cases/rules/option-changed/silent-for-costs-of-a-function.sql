-- finds nothing

-- before
CREATE FUNCTION rate() RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT 1.19';

-- then
ALTER FUNCTION rate() STABLE COST 10;
