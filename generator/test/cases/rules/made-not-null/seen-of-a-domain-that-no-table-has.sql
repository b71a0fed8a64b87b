-- finds safe domain public.code

-- before
CREATE DOMAIN code AS text;
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER DOMAIN code SET NOT NULL;
