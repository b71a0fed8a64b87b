-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, code integer);

-- seen
ALTER TABLE orders DROP COLUMN code;
ALTER TABLE orders ADD COLUMN code text;
