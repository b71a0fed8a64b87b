-- finds risky table public.t at line 1

-- before
CREATE TABLE t (id bigint PRIMARY KEY, owner text);
CREATE ROLE app;
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (owner = current_user);

-- seen
DO $$ BEGIN ALTER TABLE t OWNER TO app; END $$;
