-- finds safe primary key pk on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT pk PRIMARY KEY);

-- then
ALTER TABLE t DROP CONSTRAINT pk;
ALTER TABLE t ADD CONSTRAINT one UNIQUE (a);
