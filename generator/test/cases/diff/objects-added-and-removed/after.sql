CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE SEQUENCE b;
CREATE TYPE c AS ENUM ('x');
CREATE FUNCTION c() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION a(n integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA aa;
CREATE TABLE aa.z (a integer);
