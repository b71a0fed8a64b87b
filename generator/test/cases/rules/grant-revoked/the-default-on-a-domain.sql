-- finds breaking grant PUBLIC on public.d

-- before
CREATE DOMAIN d AS text;

-- then
REVOKE USAGE ON DOMAIN d FROM PUBLIC;
