-- finds nothing

-- before
CREATE TYPE code AS (value text);
CREATE FUNCTION value_of(code) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.value';

-- then
CREATE CAST (code AS text) WITH FUNCTION value_of(code) AS ASSIGNMENT;
COMMENT ON CAST (code AS text) IS 'What it says';
CREATE COLLATION numeric_order (provider = icu, locale = 'en-u-kn-true');
