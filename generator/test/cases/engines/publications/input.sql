CREATE SCHEMA sales;
CREATE TABLE sales.orders (id integer PRIMARY KEY, total numeric, note text);
CREATE TABLE items (id integer PRIMARY KEY);
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION "some" FOR TABLE sales.orders (id, total) WHERE (id > 100), items WITH (publish = 'insert, delete', publish_via_partition_root = true);
CREATE PUBLICATION of_schema FOR TABLES IN SCHEMA sales WITH (publish = 'truncate');
CREATE PUBLICATION of_nothing;
COMMENT ON PUBLICATION "some" IS 'For the warehouse';
