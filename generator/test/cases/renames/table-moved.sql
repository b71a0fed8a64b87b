CREATE SCHEMA sales;
CREATE TABLE t (id serial PRIMARY KEY);
CREATE TABLE u (t_id integer REFERENCES t);

-- then
ALTER TABLE t SET SCHEMA sales;
