CREATE SEQUENCE numbers;
CREATE TABLE t (a bigint DEFAULT nextval('numbers'));

-- then
ALTER SEQUENCE numbers RENAME TO counter;
