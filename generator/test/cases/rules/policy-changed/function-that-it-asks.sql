-- finds risky routine public.is_mine(text)

-- before
CREATE TABLE t (a integer, owner text);
CREATE FUNCTION is_mine(text) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT $1 = current_user';
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (is_mine(owner));
CREATE POLICY q ON t FOR INSERT WITH CHECK (a > 0 AND is_mine(owner));

-- then
CREATE OR REPLACE FUNCTION is_mine(text) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT true';
