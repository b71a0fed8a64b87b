-- finds breaking column public.pair.a

-- before
CREATE TYPE pair AS (a varchar(20), b integer);

-- then
ALTER TYPE pair ALTER ATTRIBUTE a TYPE varchar(10);
