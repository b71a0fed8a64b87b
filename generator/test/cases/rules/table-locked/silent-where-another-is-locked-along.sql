-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
BEGIN;
ALTER TABLE customers ADD COLUMN region text;
ALTER TABLE orders ALTER note SET NOT NULL;
ALTER TABLE orders ALTER state SET NOT NULL;
COMMIT;
