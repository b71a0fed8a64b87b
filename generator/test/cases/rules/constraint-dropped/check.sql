-- finds risky check positive on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT positive CHECK (a > 0));

-- then
ALTER TABLE t DROP CONSTRAINT positive;
