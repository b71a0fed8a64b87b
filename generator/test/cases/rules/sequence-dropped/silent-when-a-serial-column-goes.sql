-- finds nothing

-- before
CREATE TABLE t (id serial, a integer);

-- then
ALTER TABLE t DROP COLUMN id;
