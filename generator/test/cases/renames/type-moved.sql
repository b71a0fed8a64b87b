CREATE SCHEMA s;
CREATE DOMAIN code AS text;
CREATE TYPE place AS (street code);
CREATE TABLE t (a code, b place);

-- then
ALTER DOMAIN code SET SCHEMA s;
ALTER TYPE place SET SCHEMA s;
