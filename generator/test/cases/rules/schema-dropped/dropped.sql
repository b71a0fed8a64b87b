-- finds breaking schema shop

-- before
CREATE SCHEMA shop;

-- then
DROP SCHEMA shop;
