-- finds risky routine public.taxed(numeric)

-- before
CREATE FUNCTION taxed(total numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(total, 0) * 1.19';

-- then
ALTER FUNCTION taxed(numeric) STRICT;
