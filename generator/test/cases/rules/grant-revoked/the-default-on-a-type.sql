-- finds breaking grant PUBLIC on public.e

-- before
CREATE TYPE e AS ENUM ('a');

-- then
REVOKE USAGE ON TYPE e FROM PUBLIC;
