-- finds risky domain public.code because a enum of the same name stands in its place

-- before
CREATE DOMAIN code AS text;

-- then
DROP DOMAIN code;
CREATE TYPE code AS ENUM ('a');
