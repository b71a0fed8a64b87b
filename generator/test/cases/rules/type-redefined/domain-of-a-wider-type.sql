-- finds risky domain public.d

-- before
CREATE DOMAIN d AS integer;

-- then
DROP DOMAIN d;
CREATE DOMAIN d AS bigint;
