-- finds safe index more on public.t

-- before
CREATE TABLE t (a integer, b integer CONSTRAINT one UNIQUE);

-- then
CREATE UNIQUE INDEX more ON t (a, b);
