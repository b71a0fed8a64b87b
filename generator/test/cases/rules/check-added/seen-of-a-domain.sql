-- finds risky check filled on public.code

-- before
CREATE DOMAIN code AS text;
CREATE TABLE orders (id bigint PRIMARY KEY, state code);

-- seen
ALTER DOMAIN code ADD CONSTRAINT filled CHECK (VALUE <> '');
