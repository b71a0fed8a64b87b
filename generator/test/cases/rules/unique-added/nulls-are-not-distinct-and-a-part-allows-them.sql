-- finds risky index strict on public.t

-- before
CREATE TABLE t (a integer NOT NULL, b integer, CONSTRAINT one UNIQUE (a, b));

-- then
CREATE UNIQUE INDEX strict ON t (a, b) NULLS NOT DISTINCT;
