-- Flyway, Prisma, EF and DbUp send what stands between lines that say GO.
SET QUOTED_IDENTIFIER ON;
GO
CREATE TABLE [dbo].[a;b] ([x]]y] nvarchar(10) DEFAULT N'GO; it''s /* no comment', "z" int); /* one /* within */ another
GO
*/
GO 2
DECLARE @n int = 1;
SELECT @n AS [go]
go -- in small letters
ALTER TABLE orders ADD note nvarchar(100) NULL, level int NOT NULL DEFAULT 0, CONSTRAINT CK CHECK (level > 0)
UPDATE orders SET note = N'' WHERE note IS NULL
ALTER TABLE orders ALTER COLUMN note nvarchar(100) NOT NULL
GO
ALTER TABLE sales.orders WITH NOCHECK ADD CONSTRAINT FK FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE ON UPDATE CASCADE;
GO
ALTER TABLE orders ALTER COLUMN total decimal(12, 4) NOT NULL WITH (ONLINE = ON);
GO
DELETE FROM orders;
TRUNCATE TABLE [old];
DELETE TOP (10) FROM b;
UPDATE o SET a = 1 FROM orders o JOIN b ON b.id = o.id;
GO
EXEC sp_rename N'dbo.orders.[total sum]', N'total', N'COLUMN';
GO
EXECUTE sp_rename 'dbo.orders', 'bills'
GO
ALTER SCHEMA archive TRANSFER dbo.orders;
GO
CREATE OR ALTER PROCEDURE dbo.p @a int AS BEGIN
  DELETE FROM orders;
  SELECT 1;
END
GO
CREATE UNIQUE NONCLUSTERED INDEX i ON orders (a) INCLUDE (b) WITH (ONLINE = ON, DROP_EXISTING = ON);
GO
DROP INDEX i ON dbo.orders, j ON dbo.b;
GO
DROP INDEX IF EXISTS dbo.orders.i;
GO
ALTER INDEX ALL ON orders REBUILD;
GO
BEGIN TRANSACTION;
GO
CREATE TABLE t (id int); INSERT INTO t VALUES (1), (-2);
GO
SAVE TRANSACTION here;
GO
ROLLBACK TRANSACTION here;
GO
COMMIT;
GO
BEGIN TRAN; UPDATE t SET id = 2; COMMIT TRAN;
GO
INSERT INTO t (id) VALUES (1), (2);
GO
USE master;
GO
ALTER DATABASE CURRENT SET RECOVERY SIMPLE;
GO
CREATE FULLTEXT INDEX ON t (body) KEY INDEX pk;
GO
GRANT SELECT, INSERT ON OBJECT::sales.orders TO reader, [other one];
GO
DENY SELECT ON SCHEMA::sales TO guest;
GO
ALTER ROLE db_owner ADD MEMBER app;
GO
CREATE USER app WITHOUT LOGIN;
GO
DISABLE TRIGGER ALL ON orders;
GO
ALTER TABLE orders ENABLE TRIGGER t1;
GO
SET LOCK_TIMEOUT 5000;
GO
:setvar Name value
:r other.sql
IF NOT EXISTS (SELECT 1 FROM sys.tables WHERE name = 'x')
  CREATE TABLE x (id int);
ELSE
  PRINT 'there';
GO
MERGE INTO t USING s ON s.id = t.id WHEN MATCHED THEN UPDATE SET a = s.a WHEN NOT MATCHED BY SOURCE THEN DELETE;
GO
CREATE TRIGGER g ON orders AFTER INSERT, UPDATE AS UPDATE orders SET a = 1;
GO
DELETE t FROM t;
GO
DELETE u FROM sales.users AS u;
GO
UPDATE u SET a = 1, b = 2 FROM users u;
GO
DELETE TOP (100) PERCENT FROM t;
GO
DELETE u FROM users u JOIN orders o ON o.u = u.id;
GO
DELETE u FROM users u WHERE u.id = 1;
GO
WITH c AS (SELECT 1 AS a) DELETE FROM t;
GO
EXEC master..xp_cmdshell 'dir';
GO
EXEC @result = [master].[dbo].[xp_cmdshell] 'dir';
GO
xp_cmdshell 'dir'
GO
EXEC sp_addsrvrolemember 'app', 'sysadmin';
GO
EXEC xpress_orders;
