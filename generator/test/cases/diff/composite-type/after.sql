CREATE TYPE place AS (zip varchar(5), street text, country text);
COMMENT ON TYPE place IS 'where';
CREATE ROLE clerk;
GRANT USAGE ON TYPE place TO clerk;
