-- finds breaking table public.t at line 1

-- before
CREATE TABLE t (id bigint PRIMARY KEY, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (owner = current_user);

-- seen
BEGIN; DO $$ BEGIN ALTER TABLE t DISABLE ROW LEVEL SECURITY; END $$; COMMIT;
UPDATE t SET owner = 'a' WHERE id = 1;
BEGIN; DO $$ BEGIN EXECUTE 'ALTER TABLE t ENABLE ROW LEVEL SECURITY'; END $$; COMMIT;
