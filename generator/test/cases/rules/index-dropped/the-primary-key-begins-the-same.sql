-- finds safe index by_a on public.t

-- before
CREATE TABLE t (a integer, b integer, CONSTRAINT pk PRIMARY KEY (a, b));
CREATE INDEX by_a ON t (a);

-- then
DROP INDEX by_a;
