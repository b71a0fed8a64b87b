-- finds nothing

-- before
CREATE TABLE t (id serial PRIMARY KEY);

-- seen
ALTER TABLE t ADD COLUMN restart integer;
UPDATE t SET restart = 1 WHERE id = 3;
