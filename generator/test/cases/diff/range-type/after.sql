CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = spans);
COMMENT ON TYPE span IS 'from, to';
CREATE ROLE clerk;
GRANT USAGE ON TYPE span TO clerk;
