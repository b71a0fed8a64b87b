CREATE SCHEMA extra;
CREATE EXTENSION hstore SCHEMA extra;
CREATE EXTENSION fuzzystrmatch;
COMMENT ON EXTENSION fuzzystrmatch IS 'For the search';
CREATE TABLE bags (id integer, content extra.hstore DEFAULT ''::extra.hstore);
CREATE FUNCTION own() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE TABLE adopted (id integer);
ALTER EXTENSION hstore ADD TABLE adopted;
ALTER EXTENSION hstore ADD FUNCTION own();
