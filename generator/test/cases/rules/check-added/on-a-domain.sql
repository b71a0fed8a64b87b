-- finds risky check filled on public.code

-- before
CREATE DOMAIN code AS text;

-- then
ALTER DOMAIN code ADD CONSTRAINT filled CHECK (VALUE <> '');
