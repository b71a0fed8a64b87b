CREATE SCHEMA b;
CREATE TABLE b.t (x integer);
CREATE SCHEMA c;
CREATE TABLE c.t (x integer);
