-- finds risky index i on public.t

-- before
CREATE TABLE t (a integer NOT NULL);
CREATE UNIQUE INDEX i ON t (a);

-- then
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
