-- finds nothing

-- before
CREATE TABLE keyed (id bigint PRIMARY KEY);
CREATE TABLE whole (id bigint);
ALTER TABLE whole REPLICA IDENTITY FULL;
CREATE TABLE by_index (id bigint NOT NULL);
CREATE UNIQUE INDEX by_index_id ON by_index (id);
ALTER TABLE by_index REPLICA IDENTITY USING INDEX by_index_id;
CREATE UNLOGGED TABLE unlogged (id bigint);
CREATE TABLE parted (id bigint PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE of_wholes (id bigint) PARTITION BY LIST (id);
CREATE TABLE of_wholes_1 PARTITION OF of_wholes FOR VALUES IN (1);
ALTER TABLE of_wholes_1 REPLICA IDENTITY FULL;

-- then
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE TABLE other (id bigint);
ALTER TABLE other REPLICA IDENTITY FULL;
