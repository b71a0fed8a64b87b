-- finds risky cast (public.code as text)

-- before
CREATE TYPE code AS (value text);
CREATE FUNCTION value_of(code) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.value';

-- then
CREATE CAST (code AS text) WITH FUNCTION value_of(code) AS IMPLICIT;
