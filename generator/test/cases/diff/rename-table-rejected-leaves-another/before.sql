CREATE TABLE a (id bigint, state text, total numeric(10,2), placed_at date);
CREATE TABLE b (id bigint, state text, total numeric(10,2), placed_at date, x text);
COMMENT ON TABLE a IS 'x';
COMMENT ON TABLE b IS 'x';
