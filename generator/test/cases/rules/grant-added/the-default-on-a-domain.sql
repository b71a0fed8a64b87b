-- finds risky grant PUBLIC on public.d

-- before
CREATE DOMAIN d AS text;
REVOKE USAGE ON DOMAIN d FROM PUBLIC;

-- then
GRANT USAGE ON DOMAIN d TO PUBLIC;
