-- finds risky column public.t.id

-- before
CREATE TABLE t (a integer);

-- seen
ALTER TABLE t ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
