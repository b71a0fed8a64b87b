CREATE TABLE purchases (a bigint, b text, e integer);
COMMENT ON TABLE purchases IS 'what was ordered';
