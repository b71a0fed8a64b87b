CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE PUBLICATION come FOR TABLE orders;
CREATE PUBLICATION stays FOR TABLE orders (id, state) WHERE (id > 1) WITH (publish = 'insert', publish_via_partition_root = true);
CREATE PUBLICATION every FOR ALL TABLES;
COMMENT ON PUBLICATION stays IS 'news';
