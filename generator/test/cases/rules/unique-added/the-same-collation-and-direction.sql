-- finds safe index two on public.t

-- before
CREATE TABLE t (a text);
CREATE UNIQUE INDEX one ON t (a COLLATE "C");

-- seen
CREATE UNIQUE INDEX two ON t (a COLLATE "C" DESC NULLS LAST);
