CREATE TABLE customers (id int PRIMARY KEY, name nvarchar(50), email nvarchar(80), Country nchar(2));
CREATE TABLE orders (
  id int PRIMARY KEY, customer_id int, status nvarchar(20), net decimal(10,2), note nvarchar(100),
  gross AS (net * 1.19),
  CONSTRAINT has_status CHECK (status <> '' AND [note] <> 'net')
);
CREATE INDEX by_status ON orders (status, customer_id);
CREATE INDEX to_send ON orders (id) WHERE status = 'paid';
CREATE TABLE log (id int IDENTITY PRIMARY KEY, order_id int, said nvarchar(100));
GO
CREATE VIEW open_orders AS SELECT o.id, c.Name AS customer FROM orders o JOIN dbo.customers AS c ON c.id = o.customer_id WHERE o.[Status] = 'open';
GO
CREATE VIEW everything AS SELECT o.* FROM orders AS o CROSS JOIN log;
GO
CREATE VIEW numbers AS SELECT id, COUNT(*) AS note FROM orders GROUP BY id HAVING SUM(net) * 2 > 0;
GO
CREATE TRIGGER logged ON orders AFTER UPDATE AS INSERT INTO log (order_id, said) SELECT i.id, i.status FROM inserted i;
GO
CREATE PROCEDURE close_all AS UPDATE orders SET Status = 'closed' WHERE customer_id IN (SELECT id FROM customers);
