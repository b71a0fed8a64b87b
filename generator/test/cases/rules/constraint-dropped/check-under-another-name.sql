-- finds safe check c on public.t
-- finds risky check s on public.t

-- before
CREATE DOMAIN d AS int CONSTRAINT d_check CHECK (VALUE > 10);
CREATE TABLE t (id bigint PRIMARY KEY, qty integer, state varchar(20), span int4range, value d, CONSTRAINT c CHECK (qty > 10), CONSTRAINT s CHECK (state IN ('a', 'b', 'c')), CONSTRAINT e EXCLUDE USING gist (span WITH &&));
CREATE TABLE p (id integer PRIMARY KEY, other integer UNIQUE);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (qty) REFERENCES p;

-- then
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT positive CHECK (qty > 10 AND qty < 100);
ALTER TABLE t DROP CONSTRAINT s, ADD CONSTRAINT states CHECK (state IN ('A', 'B', 'C'));
