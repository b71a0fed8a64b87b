-- finds risky primary key pk2 on public.t

-- before
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, CONSTRAINT pk PRIMARY KEY (a));

-- then
ALTER TABLE t DROP CONSTRAINT pk, ADD CONSTRAINT pk2 PRIMARY KEY (a, b);
