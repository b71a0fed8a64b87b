CREATE TABLE t (id integer, a text);

-- then
DROP TABLE t;
CREATE TABLE t (id integer, a text, b text);
