-- finds risky index by_b on public.t

-- before
CREATE TABLE t (a integer, b integer, CONSTRAINT pk PRIMARY KEY (a, b));
CREATE INDEX by_b ON t (b);

-- then
DROP INDEX by_b;
