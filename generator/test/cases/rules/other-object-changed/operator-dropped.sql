-- finds breaking operator public.<=>(integer,integer)

-- before
CREATE OPERATOR <=> (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);

-- then
DROP OPERATOR <=> (integer, integer);
