-- finds breaking extension pg_trgm

-- before
CREATE EXTENSION pg_trgm;

-- then
DROP EXTENSION pg_trgm;
