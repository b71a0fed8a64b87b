-- finds risky primary key pk on public.t

-- before
CREATE TABLE t (a integer);

-- then
ALTER TABLE t ADD COLUMN b integer CONSTRAINT pk PRIMARY KEY;
