CREATE TYPE place AS (street text, zip text, city text);
CREATE ROLE clerk;
