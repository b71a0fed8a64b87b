-- finds breaking publication p

-- before
CREATE SCHEMA far;
CREATE TABLE t (a integer, b integer);
CREATE TABLE u (a integer);
CREATE TABLE far.t (a integer);
CREATE PUBLICATION p FOR TABLES IN SCHEMA public, far;

-- then
ALTER PUBLICATION p DROP TABLES IN SCHEMA far;
