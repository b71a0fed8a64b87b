CREATE SCHEMA a;
CREATE TABLE a.t (x integer);
CREATE TABLE a.u (y integer);
