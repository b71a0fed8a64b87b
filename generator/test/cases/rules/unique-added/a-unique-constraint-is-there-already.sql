-- finds safe index more on public.t

-- before
CREATE TABLE t (a integer, b integer CONSTRAINT one UNIQUE);

-- seen
CREATE UNIQUE INDEX more ON t (a, b);
