-- finds breaking column public.place.zip

-- before
CREATE TYPE place AS (street text, zip text);

-- then
ALTER TYPE place DROP ATTRIBUTE zip;
