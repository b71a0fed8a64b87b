-- finds nothing

-- before
CREATE TABLE colors (id integer, name text);

-- then
DROP TABLE colors;
CREATE TABLE sizes (id integer, name text);
