-- finds breaking routine public.f(bigint, boolean)
-- finds breaking routine public.g(integer, integer)
-- finds breaking routine public.h(integer)
-- finds breaking routine public.k(integer)

-- before
CREATE FUNCTION f(o bigint) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION h() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE k(a integer, b text DEFAULT '') LANGUAGE sql AS '';

-- then
CREATE FUNCTION f(o bigint, gross boolean DEFAULT false) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION g(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION h(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE PROCEDURE k(a integer) LANGUAGE sql AS '';
