-- finds breaking composite type public.place

-- before
CREATE TYPE place AS (street text);

-- then
DROP TYPE place;
