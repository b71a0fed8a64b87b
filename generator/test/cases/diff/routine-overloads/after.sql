CREATE FUNCTION f(a text) RETURNS bigint LANGUAGE sql AS 'SELECT 2::bigint';
CREATE FUNCTION f(a date, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 3';
