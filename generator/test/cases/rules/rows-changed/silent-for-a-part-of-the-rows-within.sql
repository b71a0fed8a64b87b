-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE log (id bigint);
CREATE VIEW open_orders AS SELECT * FROM orders WHERE state = 'open';

-- seen
WITH a AS (DELETE FROM orders WHERE id = 1 RETURNING id) INSERT INTO log SELECT id FROM a;
DELETE FROM open_orders WHERE id = 1;
EXPLAIN SELECT * FROM orders FOR UPDATE;
CREATE TABLE more (id bigint REFERENCES orders ON DELETE CASCADE ON UPDATE CASCADE);
SELECT 'DELETE FROM orders' AS "(", (SELECT 1) AS x;
