CREATE SCHEMA b;
CREATE TABLE b.t (x integer);
