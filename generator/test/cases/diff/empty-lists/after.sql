CREATE TYPE state AS ENUM ('open');
CREATE TYPE place AS (street text);
CREATE TABLE nothing (id bigint);
CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'SELECT 1';
CREATE PUBLICATION silent WITH (publish = 'insert');
