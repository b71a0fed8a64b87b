CREATE SCHEMA shop;
CREATE TEXT SEARCH CONFIGURATION shop.german (COPY = pg_catalog.german);
