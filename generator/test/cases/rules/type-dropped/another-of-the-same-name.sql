-- finds risky domain public.code because a new enum of the same name replaces it

-- before
CREATE DOMAIN code AS text;

-- then
DROP DOMAIN code;
CREATE TYPE code AS ENUM ('a');
