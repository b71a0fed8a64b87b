CREATE TABLE c (id bigint, state text, total numeric(10,2), placed_at date);
COMMENT ON TABLE c IS 'the one';
