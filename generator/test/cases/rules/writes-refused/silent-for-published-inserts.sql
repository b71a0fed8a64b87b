-- finds nothing

-- before
CREATE TABLE bare (id bigint);
CREATE TABLE refused (id bigint);
CREATE PUBLICATION old FOR TABLE refused;

-- then
CREATE PUBLICATION inserts FOR TABLE bare WITH (publish = 'insert, truncate');
CREATE PUBLICATION again FOR TABLE refused;
