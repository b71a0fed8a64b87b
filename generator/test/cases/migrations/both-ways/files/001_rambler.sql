-- rambler up
CREATE TABLE a (id int);
-- rambler down
DROP TABLE a;
-- rambler up
CREATE INDEX a_id ON a (id);
-- rambler down
DROP INDEX a_id;
