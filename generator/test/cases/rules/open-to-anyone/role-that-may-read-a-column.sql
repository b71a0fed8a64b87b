-- finds breaking table public.t

-- before
CREATE ROLE anon;
CREATE TABLE old (a integer, b integer);
GRANT SELECT (a) ON old TO anon;

-- then
CREATE TABLE t (a integer);
GRANT SELECT ON t TO PUBLIC;
