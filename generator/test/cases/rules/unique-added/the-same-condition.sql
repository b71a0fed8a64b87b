-- finds safe index two on public.t

-- before
CREATE TABLE t (a integer, b boolean);
CREATE UNIQUE INDEX one ON t (a) WHERE b;

-- seen
CREATE UNIQUE INDEX two ON t (a) INCLUDE (b) WHERE b;
