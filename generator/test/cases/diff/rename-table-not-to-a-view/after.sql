CREATE TABLE hidden (id bigint, state text, total numeric(10,2), placed_at date);
CREATE VIEW purchases AS SELECT * FROM hidden;
COMMENT ON VIEW purchases IS 'x';
