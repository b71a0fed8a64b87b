-- finds risky table public.t

-- before
CREATE TABLE t (id integer PRIMARY KEY);

-- seen
ALTER TABLE t RENAME TO u;
ALTER TABLE u DISABLE TRIGGER USER;
ALTER TABLE u RENAME TO t;
