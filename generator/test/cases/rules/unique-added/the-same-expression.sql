-- finds safe index two on public.t

-- before
CREATE TABLE t (a text, b integer);
CREATE UNIQUE INDEX one ON t (lower(a));

-- then
CREATE UNIQUE INDEX two ON t (b, lower(a));
