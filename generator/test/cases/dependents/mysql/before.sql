CREATE TABLE customers (id int PRIMARY KEY, name varchar(50), email varchar(80), Country char(2));
CREATE TABLE orders (
  id int PRIMARY KEY, customer_id int, status varchar(20), net decimal(10,2), note text,
  gross decimal(10,2) GENERATED ALWAYS AS (net * 1.19) VIRTUAL,
  CONSTRAINT has_status CHECK (status <> '' AND `note` <> 'net'),
  KEY by_status (status, customer_id)
);
CREATE TABLE log (id int AUTO_INCREMENT PRIMARY KEY, order_id int, said text);
CREATE VIEW open_orders AS SELECT o.id, c.name AS customer FROM orders o JOIN customers AS c ON c.id = o.customer_id WHERE o.status = 'open';
CREATE VIEW everything AS SELECT * FROM orders;
CREATE VIEW numbers AS SELECT (SELECT max(o.net) FROM orders o) AS most, o.country FROM customers o ORDER BY o.ID;
CREATE VIEW on_a_view AS SELECT customer FROM open_orders;
CREATE VIEW `in parts` AS WITH big AS (SELECT id, net FROM orders WHERE net > 5) SELECT b.id FROM big b UNION ALL SELECT customers.id FROM customers;
DELIMITER //
CREATE TRIGGER logged AFTER UPDATE ON orders FOR EACH ROW BEGIN INSERT INTO log (order_id, said) VALUES (NEW.id, NEW.STATUS); END//
CREATE PROCEDURE close_all() BEGIN UPDATE orders SET Status = 'closed' WHERE customer_id IN (SELECT id FROM customers); END//
CREATE EVENT clean_up ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM log WHERE said IS NULL//
DELIMITER ;
