CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE t (a state DEFAULT 'new', b state[], CONSTRAINT c CHECK (a <> 'paid'));
CREATE FUNCTION f(a state, b state[]) RETURNS state LANGUAGE sql AS 'SELECT a';
CREATE VIEW v AS SELECT 'new'::state AS a;

-- then
ALTER TYPE state RENAME TO status;
