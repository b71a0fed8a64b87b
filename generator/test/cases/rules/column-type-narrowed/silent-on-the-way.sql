-- finds nothing

-- before
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b mood, c varchar(10), d integer);
CREATE TABLE u (a integer, d integer);

-- seen
ALTER TABLE t ALTER COLUMN a TYPE bigint;
ALTER TABLE t ALTER COLUMN a TYPE integer;
ALTER TABLE t ALTER COLUMN b TYPE text;
DROP TYPE mood;
CREATE TYPE mood AS ENUM ('good', 'bad', 'fair');
ALTER TABLE t ALTER COLUMN b TYPE mood USING b::mood;
ALTER TABLE t ALTER COLUMN c TYPE varchar(20);
ALTER TABLE t ALTER COLUMN c TYPE text;
ALTER TABLE t ALTER COLUMN d TYPE smallint;
ALTER TABLE t DROP COLUMN d;
ALTER TABLE u ALTER COLUMN d TYPE bigint;
