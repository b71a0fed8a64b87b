-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE VIEW big AS SELECT id FROM orders WHERE total > 100;

-- then
CREATE OR REPLACE VIEW big AS SELECT id FROM orders WHERE total > 200;
