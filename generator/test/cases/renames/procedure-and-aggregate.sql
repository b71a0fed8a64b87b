CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer);

-- then
ALTER PROCEDURE p RENAME TO q;
ALTER AGGREGATE total(integer) RENAME TO whole;
