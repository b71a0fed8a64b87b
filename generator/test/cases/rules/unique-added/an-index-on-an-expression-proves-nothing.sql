-- finds risky unique one on public.t

-- before
CREATE TABLE t (a text, b text);
CREATE UNIQUE INDEX lowered ON t (a, lower(b));

-- then
ALTER TABLE t ADD CONSTRAINT one UNIQUE (a);
