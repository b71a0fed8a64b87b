-- finds risky check positive on public.t

-- before
CREATE TABLE t (a integer);

-- seen
ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0 OR a IS NULL) NO INHERIT;
