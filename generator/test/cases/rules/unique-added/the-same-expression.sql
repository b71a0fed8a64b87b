-- finds safe index two on public.t

-- before
CREATE TABLE t (a text, b integer);
CREATE UNIQUE INDEX one ON t (lower(a));

-- seen
CREATE UNIQUE INDEX two ON t (b, lower(a));
