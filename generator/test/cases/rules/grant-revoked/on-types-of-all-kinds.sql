-- finds breaking grant PUBLIC on public.price
-- finds breaking grant PUBLIC on public.span

-- before
CREATE TYPE price AS (amount numeric, currency text);
CREATE TYPE span AS RANGE (subtype = date);

-- then
REVOKE USAGE ON TYPE price FROM PUBLIC;
REVOKE USAGE ON TYPE span FROM PUBLIC;
