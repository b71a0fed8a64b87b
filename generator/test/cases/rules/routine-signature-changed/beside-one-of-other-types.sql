-- finds risky routine public.f(integer)
-- finds risky routine public.g(text)
-- finds risky routine public.h(integer, integer)
-- finds risky routine public.k(bigint, text)

-- before
CREATE FUNCTION f(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a uuid) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION h(a text, b bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION k(a numeric) RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION g(a text) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION h(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION k(a bigint, b text DEFAULT '') RETURNS integer LANGUAGE sql AS 'SELECT 2';
