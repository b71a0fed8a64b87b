-- finds risky check c on public.t
-- finds risky check s on public.t
-- finds risky check d_check on public.d
-- finds risky exclusion e on public.t
-- finds risky foreign key f on public.t

-- before
CREATE DOMAIN d AS int CONSTRAINT d_check CHECK (VALUE > 10);
CREATE TABLE t (id bigint PRIMARY KEY, qty integer, state varchar(20), span int4range, value d, CONSTRAINT c CHECK (qty > 10), CONSTRAINT s CHECK (state IN ('a', 'b', 'c')), CONSTRAINT e EXCLUDE USING gist (span WITH &&));
CREATE TABLE p (id integer PRIMARY KEY, other integer UNIQUE);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (qty) REFERENCES p;

-- then
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (qty > 5);
ALTER TABLE t DROP CONSTRAINT s, ADD CONSTRAINT s CHECK (state IN ('a', 'b', 'd'));
ALTER DOMAIN d DROP CONSTRAINT d_check;
ALTER DOMAIN d ADD CONSTRAINT d_check CHECK (VALUE > 5);
ALTER TABLE t DROP CONSTRAINT e, ADD CONSTRAINT e EXCLUDE USING gist (span WITH -|-);
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (qty) REFERENCES p (other);
