-- finds risky grant PUBLIC on public.e

-- before
CREATE TYPE e AS ENUM ('a');
REVOKE USAGE ON TYPE e FROM PUBLIC;

-- then
GRANT USAGE ON TYPE e TO PUBLIC;
