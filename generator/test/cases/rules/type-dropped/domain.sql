-- finds breaking domain public.code

-- before
CREATE DOMAIN code AS text;

-- then
DROP DOMAIN code;
