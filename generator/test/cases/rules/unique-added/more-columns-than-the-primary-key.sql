-- finds safe unique one on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT pk PRIMARY KEY, b integer);

-- seen
ALTER TABLE t ADD CONSTRAINT one UNIQUE (b, a);
