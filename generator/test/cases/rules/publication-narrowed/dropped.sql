-- finds breaking publication p

-- before
CREATE PUBLICATION p FOR ALL TABLES;

-- then
DROP PUBLICATION p;
