-- finds risky check positive on public.t

-- before
CREATE TABLE t (a integer, CONSTRAINT positive CHECK (a >= 0));

-- seen
ALTER TABLE t DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (a > 0);
