-- finds risky grant PUBLIC on new tables in shop
-- finds safe grant reader on new tables in shop
-- finds safe grant reader on new routines
-- finds risky grant PUBLIC on new routines

-- before
CREATE ROLE reader;
CREATE ROLE app;
CREATE SCHEMA shop;
ALTER DEFAULT PRIVILEGES FOR ROLE app REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- then
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO PUBLIC, reader;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO reader;
ALTER DEFAULT PRIVILEGES FOR ROLE app GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
