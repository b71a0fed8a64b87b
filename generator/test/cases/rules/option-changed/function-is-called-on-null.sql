-- finds risky routine public.taxed(numeric)

-- before
CREATE FUNCTION taxed(total numeric) RETURNS numeric LANGUAGE sql STRICT AS 'SELECT total * 1.19';

-- then
ALTER FUNCTION taxed(numeric) CALLED ON NULL INPUT;
