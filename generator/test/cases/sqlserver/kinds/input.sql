CREATE SCHEMA sales;
GO
CREATE SCHEMA people;
GO
CREATE TYPE people.phone FROM nvarchar(20) NOT NULL;
CREATE TYPE sales.lines AS TABLE (line int NOT NULL PRIMARY KEY, sku varchar(20) NOT NULL, amount decimal(9,2) NOT NULL CHECK (amount > 0));
CREATE SEQUENCE sales.order_numbers AS int START WITH 1000 INCREMENT BY 10 MINVALUE 1000 NO CACHE;
CREATE SEQUENCE sales.plain;
GO
CREATE TABLE people.customers (
  id int IDENTITY(1,1) NOT NULL PRIMARY KEY,
  email nvarchar(320) COLLATE Latin1_General_BIN2 NOT NULL UNIQUE,
  first_name nvarchar(40) NOT NULL,
  last_name nvarchar(40) NOT NULL,
  full_name AS (first_name + ' ' + last_name) PERSISTED,
  initials AS (left(first_name, 1) + left(last_name, 1)),
  phone people.phone MASKED WITH (FUNCTION = 'partial(0,"XXX",4)') NULL,
  fax varchar(20) SPARSE NULL,
  born date NULL,
  score decimal(9,4) NOT NULL CONSTRAINT DF_customers_score DEFAULT (0),
  token uniqueidentifier ROWGUIDCOL NOT NULL DEFAULT newid(),
  made_at datetime2(3) NOT NULL DEFAULT sysutcdatetime(),
  picture varbinary(max) NULL,
  CONSTRAINT CK_customers_score CHECK (score >= 0 AND score < 100),
  CHECK (born < made_at)
);
GO
CREATE TABLE sales.orders (
  number int NOT NULL CONSTRAINT DF_orders_number DEFAULT (NEXT VALUE FOR sales.order_numbers),
  customer int NOT NULL REFERENCES people.customers (id) ON DELETE CASCADE,
  gift_to int NULL CONSTRAINT FK_orders_gift REFERENCES people.customers (id),
  state varchar(10) NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'paid', 'sent')),
  placed_on date NOT NULL,
  total money NOT NULL,
  note nvarchar(max) NULL,
  CONSTRAINT PK_orders PRIMARY KEY NONCLUSTERED (number),
  CONSTRAINT UQ_orders UNIQUE CLUSTERED (placed_on DESC, number)
);
CREATE INDEX IX_orders_customer ON sales.orders (customer, placed_on DESC) INCLUDE (total, state) WHERE state <> 'sent';
CREATE UNIQUE INDEX IX_orders_gift ON sales.orders (gift_to) WHERE gift_to IS NOT NULL;
GO
CREATE TABLE sales.[Order Lines] (
  [order] int NOT NULL,
  line smallint NOT NULL,
  [qty]]x] int NOT NULL,
  PRIMARY KEY ([order], line),
  FOREIGN KEY ([order]) REFERENCES sales.orders (number) ON UPDATE CASCADE ON DELETE CASCADE
);
GO
EXEC sp_addextendedproperty @name = N'MS_Description', @value = N'Who buys, it''s said', @level0type = N'SCHEMA', @level0name = N'people', @level1type = N'TABLE', @level1name = N'customers';
EXEC sp_addextendedproperty @name = N'MS_Description', @value = N'Where we write to', @level0type = N'SCHEMA', @level0name = N'people', @level1type = N'TABLE', @level1name = N'customers', @level2type = N'COLUMN', @level2name = N'email';
EXEC sp_addextendedproperty @name = N'Owner', @value = N'team crm', @level0type = N'SCHEMA', @level0name = N'people', @level1type = N'TABLE', @level1name = N'customers';
GO
CREATE VIEW sales.open_orders (number, customer, total)
WITH SCHEMABINDING
AS
SELECT o.number, c.full_name, o.total
FROM sales.orders AS o
JOIN people.customers c ON c.id = o.customer
WHERE o.state = 'new'
WITH CHECK OPTION;
GO
-- What a customer has spent.
CREATE FUNCTION sales.spent (@customer AS int, @since date = '2020-01-01')
RETURNS money
WITH EXECUTE AS OWNER
AS
BEGIN
  RETURN (SELECT SUM(total) FROM sales.orders WHERE customer = @customer AND placed_on >= @since);
END;
GO
CREATE FUNCTION sales.orders_of (@customer int) RETURNS TABLE AS RETURN (SELECT number, total FROM sales.orders WHERE customer = @customer);
GO
CREATE PROCEDURE sales.place @lines sales.lines READONLY, @customer int, @number int = NULL OUTPUT
AS
SET NOCOUNT ON;
INSERT sales.orders (customer, placed_on, total) SELECT @customer, GETDATE(), SUM(amount) FROM @lines;
GO
CREATE TRIGGER sales.orders_noted ON sales.orders AFTER INSERT, UPDATE
AS
UPDATE sales.orders SET note = 'seen' WHERE number IN (SELECT number FROM inserted);
GO
