-- finds nothing

-- before
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
