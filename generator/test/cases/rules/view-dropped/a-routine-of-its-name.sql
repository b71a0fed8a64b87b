-- finds breaking view public.v

-- before
CREATE VIEW v AS SELECT 1 AS a;

-- then
DROP VIEW v;
CREATE FUNCTION v(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
