-- finds nothing

-- before
CREATE TYPE place AS (street text);

-- then
ALTER TYPE place ADD ATTRIBUTE zip text;
