-- finds breaking column public.t.c

-- before
CREATE TABLE t (id bigint PRIMARY KEY);

-- seen
ALTER TABLE t ADD COLUMN c integer;
ALTER TABLE t ALTER COLUMN c SET DEFAULT 0;
ALTER TABLE t ALTER COLUMN c SET NOT NULL;
