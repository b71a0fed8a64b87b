CREATE TABLE purchases (a bigint, b text, c date, e integer);
COMMENT ON TABLE purchases IS 'what was ordered';
