-- finds nothing

-- before

-- then
CREATE SCHEMA shop;
