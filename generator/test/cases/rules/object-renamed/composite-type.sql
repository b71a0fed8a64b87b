-- finds breaking composite type public.address

-- before
CREATE TYPE place AS (street text);

-- seen
ALTER TYPE place RENAME TO address;
