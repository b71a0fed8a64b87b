-- finds safe primary key pk on public.t

-- before
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT pk PRIMARY KEY (a));

-- then
ALTER TABLE t DROP CONSTRAINT pk, ADD CONSTRAINT pk PRIMARY KEY (b), ADD CONSTRAINT one UNIQUE (a);
