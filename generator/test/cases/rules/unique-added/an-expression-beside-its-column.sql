-- finds safe index two on public.t
-- finds risky index three on public.t

-- before
CREATE TABLE t (a text, CONSTRAINT one UNIQUE (a));

-- seen
CREATE UNIQUE INDEX two ON t (a, lower(a));
CREATE UNIQUE INDEX three ON t (lower(a));
