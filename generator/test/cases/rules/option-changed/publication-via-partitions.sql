-- finds risky publication p

-- before
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE PUBLICATION p FOR TABLE t WITH (publish_via_partition_root = true);

-- then
ALTER PUBLICATION p SET (publish_via_partition_root = false);
