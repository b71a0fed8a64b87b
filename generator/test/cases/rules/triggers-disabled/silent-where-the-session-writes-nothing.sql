-- finds nothing

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
SET session_replication_role = replica;
CREATE TABLE seeds (id bigint);
INSERT INTO seeds SELECT id FROM customers;
ALTER TABLE customers ADD COLUMN note text;
RESET session_replication_role;
UPDATE customers SET note = 'x' WHERE id = 1;
