CREATE TABLE customers (id int NOT NULL CONSTRAINT PK_customers PRIMARY KEY, name varchar(40) NULL, code char(5) NOT NULL, born datetime NULL, score int NOT NULL, secret varchar(20) MASKED WITH (FUNCTION = 'default()') NULL, old_one int NULL);
CREATE TABLE orders (id int IDENTITY NOT NULL CONSTRAINT PK_orders PRIMARY KEY, customer int NOT NULL, state varchar(10) NULL, total decimal(9,2) NOT NULL, note nvarchar(100) NULL);
CREATE INDEX IX_orders_state ON orders (state);
CREATE TABLE heap (a int NULL, b int NULL);
CREATE TABLE gone (a int NULL);
GO
CREATE VIEW names AS SELECT id, name FROM customers
GO
