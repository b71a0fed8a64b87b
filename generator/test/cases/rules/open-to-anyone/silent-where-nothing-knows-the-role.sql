-- finds nothing

-- before
CREATE TABLE old (a integer);

-- then
CREATE TABLE t (a integer);
GRANT SELECT, INSERT ON t TO PUBLIC;
GRANT SELECT ON old TO PUBLIC;
