CREATE TABLE a (x integer);
CREATE TABLE b (y integer);
CREATE TABLE c (z integer);

-- then
DROP TABLE c;
ALTER TABLE b RENAME TO c;
ALTER TABLE a RENAME TO b;
