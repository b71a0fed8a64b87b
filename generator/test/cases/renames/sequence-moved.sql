CREATE SCHEMA s;
CREATE SEQUENCE numbers;
CREATE TABLE t (a bigint DEFAULT nextval('numbers'));

-- then
ALTER SEQUENCE numbers SET SCHEMA s;
