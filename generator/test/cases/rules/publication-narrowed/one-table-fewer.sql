-- finds breaking publication p

-- before
CREATE SCHEMA far;
CREATE TABLE t (a integer, b integer);
CREATE TABLE u (a integer);
CREATE TABLE far.t (a integer);
CREATE PUBLICATION p FOR TABLE t, u;

-- then
ALTER PUBLICATION p DROP TABLE u;
