-- finds nothing

-- before
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer, b integer NOT NULL) SERVER s;
CREATE TABLE u (a integer);

-- then
ALTER TABLE u ADD COLUMN c uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE u ALTER a TYPE bigint, ALTER a SET NOT NULL, ADD CHECK (a > 0);
