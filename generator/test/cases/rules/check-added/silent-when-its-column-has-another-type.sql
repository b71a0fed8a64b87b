-- finds nothing

-- before
CREATE DOMAIN d AS int CONSTRAINT d_check CHECK (VALUE > 10);
CREATE TABLE t (id bigint PRIMARY KEY, qty integer, state varchar(20), span int4range, value d, CONSTRAINT c CHECK (qty > 10), CONSTRAINT s CHECK (state IN ('a', 'b', 'c')), CONSTRAINT e EXCLUDE USING gist (span WITH &&));
CREATE TABLE p (id integer PRIMARY KEY, other integer UNIQUE);

-- then
ALTER TABLE t ALTER qty TYPE numeric, ALTER state TYPE text;
