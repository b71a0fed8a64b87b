-- finds nothing

-- before
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';

-- then
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a + 1';
