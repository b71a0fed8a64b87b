-- finds risky domain public.code

-- before
CREATE DOMAIN code AS text;

-- then
DROP DOMAIN code;
CREATE TYPE code AS ENUM ('a');
