-- finds risky index by_a on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE);
CREATE INDEX by_a ON t USING hash (a);
CREATE INDEX other ON t (a);

-- then
DROP INDEX by_a;
