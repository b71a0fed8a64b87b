-- finds nothing

-- before
CREATE DOMAIN code AS text;
CREATE TABLE orders (id bigint PRIMARY KEY, state code);

-- seen
ALTER DOMAIN code SET NOT NULL;
