-- finds risky index two on public.t

-- before
CREATE TABLE t (a integer, b boolean);
CREATE UNIQUE INDEX one ON t (a) WHERE b;

-- then
CREATE UNIQUE INDEX two ON t (a) WHERE NOT b;
