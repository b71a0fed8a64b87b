CREATE TABLE colors (id integer);
CREATE SCHEMA far;
CREATE TABLE far.names (id integer);
