-- finds risky sequence public.s
-- finds risky table public.t
-- finds risky column public.old.b

-- before
CREATE TABLE old (a integer);

-- then
CREATE TABLE t (a integer);
GRANT SELECT, INSERT ON t TO PUBLIC;
CREATE SEQUENCE s;
GRANT USAGE ON SEQUENCE s TO PUBLIC;
ALTER TABLE old ADD COLUMN b integer;
GRANT SELECT (b) ON old TO PUBLIC;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
