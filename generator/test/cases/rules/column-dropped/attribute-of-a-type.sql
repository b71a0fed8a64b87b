-- finds breaking column public.pair.a

-- before
CREATE TYPE pair AS (a integer, b integer);

-- then
ALTER TYPE pair DROP ATTRIBUTE a;
