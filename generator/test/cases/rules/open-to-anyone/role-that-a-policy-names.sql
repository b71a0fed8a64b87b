-- finds breaking table public.t

-- before
CREATE ROLE anon;
CREATE TABLE old (a integer);
ALTER TABLE old ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON old FOR SELECT TO anon USING (a > 0);

-- then
CREATE TABLE t (a integer);
GRANT SELECT ON t TO PUBLIC;
