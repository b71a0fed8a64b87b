-- finds breaking domain public.sku

-- before
CREATE DOMAIN code AS text;

-- seen
ALTER DOMAIN code RENAME TO sku;
