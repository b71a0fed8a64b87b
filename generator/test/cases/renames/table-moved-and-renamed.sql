CREATE SCHEMA sales;
CREATE TABLE t (id integer);

-- then
ALTER TABLE t SET SCHEMA sales;
ALTER TABLE sales.t RENAME TO u;
