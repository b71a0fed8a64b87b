CREATE TABLE t (p integer, n text);

-- then
ALTER TABLE t RENAME COLUMN p TO p_old;
ALTER TABLE t ADD COLUMN p bigint;
