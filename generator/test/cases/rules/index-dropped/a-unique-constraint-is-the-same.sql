-- finds safe index by_a on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE);
CREATE UNIQUE INDEX by_a ON t (a);

-- then
DROP INDEX by_a;
