-- finds risky check c on public.t at line 1
-- finds risky check d_check on public.d at line 5

-- before
CREATE DOMAIN d AS int CONSTRAINT d_check CHECK (VALUE > 10);
CREATE TABLE t (id bigint PRIMARY KEY, qty integer, state varchar(20), span int4range, value d, CONSTRAINT c CHECK (qty > 10), CONSTRAINT s CHECK (state IN ('a', 'b', 'c')), CONSTRAINT e EXCLUDE USING gist (span WITH &&));
CREATE TABLE p (id integer PRIMARY KEY, other integer UNIQUE);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (qty) REFERENCES p;

-- seen
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (qty < 5) NOT VALID;
BEGIN; ALTER TABLE t VALIDATE CONSTRAINT c; COMMIT;
BEGIN;
ALTER DOMAIN d DROP CONSTRAINT d_check;
ALTER DOMAIN d ADD CONSTRAINT d_check CHECK (VALUE < 5) NOT VALID;
COMMIT;
BEGIN; ALTER DOMAIN d VALIDATE CONSTRAINT d_check; COMMIT;
