-- finds nothing

-- before
CREATE SCHEMA a; CREATE TABLE a.t (id integer);

-- seen
ALTER SCHEMA a RENAME TO b;
