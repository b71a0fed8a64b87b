-- finds safe routine public.total(integer)

-- before
CREATE FUNCTION sum_of(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- seen
ALTER FUNCTION sum_of RENAME TO total;
CREATE FUNCTION sum_of(a integer) RETURNS integer LANGUAGE sql AS 'SELECT total(a)';
