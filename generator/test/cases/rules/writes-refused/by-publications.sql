-- finds breaking publication of_some
-- finds breaking publication of_a_schema
-- finds breaking publication of_inserts

-- before
CREATE SCHEMA logs;
CREATE TABLE logs.visits (at timestamptz);
CREATE TABLE keyed (id bigint PRIMARY KEY);
CREATE TABLE bare (id bigint);
CREATE TABLE late (id bigint PRIMARY KEY DEFERRABLE);
CREATE TABLE parted (id bigint) PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE plain (id bigint);
CREATE PUBLICATION of_inserts FOR TABLE plain WITH (publish = 'insert');

-- then
CREATE PUBLICATION of_some FOR TABLE keyed, bare, late, parted;
CREATE PUBLICATION of_a_schema FOR TABLES IN SCHEMA logs WITH (publish = 'insert, delete');
ALTER PUBLICATION of_inserts SET (publish = 'insert, update');
