CREATE TABLE customers (id int NOT NULL CONSTRAINT PK_customers PRIMARY KEY, name nvarchar(40) NULL, code char(5) NOT NULL, born datetimeoffset(7) NULL, score bigint NOT NULL, secret varchar(20) NULL, joined date NOT NULL, level int NOT NULL CONSTRAINT DF_level DEFAULT 0, token uniqueidentifier NOT NULL DEFAULT newid(), upper_name AS (upper(name)) PERSISTED, CONSTRAINT CK_score CHECK (score > 0), CONSTRAINT UQ_code UNIQUE (code));
CREATE TABLE orders (id int IDENTITY NOT NULL CONSTRAINT PK_orders PRIMARY KEY, customer int NOT NULL CONSTRAINT FK_orders_customer REFERENCES customers (id), state varchar(10) NOT NULL, total decimal(7,2) NOT NULL, note nvarchar(200) NULL);
CREATE INDEX IX_orders_customer ON orders (customer) INCLUDE (state);
CREATE TABLE heap (a int NULL, b int NULL);
CREATE CLUSTERED INDEX CX_heap ON heap (a);
GO
CREATE VIEW names AS SELECT id, name, code FROM customers
GO
