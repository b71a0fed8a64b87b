-- finds nothing

-- before

-- then
CREATE EXTENSION pg_trgm;
