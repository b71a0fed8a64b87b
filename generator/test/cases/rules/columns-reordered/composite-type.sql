-- finds risky composite type public.pair

-- before
CREATE TYPE pair AS (a integer, b integer);

-- then
DROP TYPE pair;
CREATE TYPE pair AS (b integer, a integer);
