-- finds nothing

-- before
CREATE TABLE goods (id integer, label text);

-- seen
ALTER TABLE goods RENAME COLUMN label TO caption;
ALTER TABLE goods ALTER COLUMN caption TYPE varchar(20);
