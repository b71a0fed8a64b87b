-- finds nothing

-- before


-- then
CREATE TABLE t (id serial, at timestamptz DEFAULT clock_timestamp());
