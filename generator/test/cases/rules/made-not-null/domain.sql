-- finds risky domain public.code

-- before
CREATE DOMAIN code AS text;

-- then
ALTER DOMAIN code SET NOT NULL;
