DROP VIEW everything;
ALTER TABLE orders DROP CONSTRAINT has_status;
ALTER TABLE orders DROP COLUMN status;
ALTER TABLE customers DROP COLUMN name;
ALTER TABLE log RENAME COLUMN said TO message;
