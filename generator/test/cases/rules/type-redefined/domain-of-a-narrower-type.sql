-- finds breaking domain public.d

-- before
CREATE DOMAIN d AS bigint;

-- then
DROP DOMAIN d;
CREATE DOMAIN d AS integer;
