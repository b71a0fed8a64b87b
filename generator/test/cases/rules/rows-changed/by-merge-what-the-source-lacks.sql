-- finds breaking table public.orders at line 1
-- finds risky table public.orders at line 2
-- finds breaking table public.orders at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));
CREATE TABLE customers (id bigint PRIMARY KEY, note text);

-- seen
MERGE INTO orders o USING customers c ON o.id = c.id WHEN MATCHED AND o.state <> c.note THEN UPDATE SET state = c.note WHEN NOT MATCHED BY SOURCE THEN DELETE;
MERGE INTO orders o USING customers c ON o.id = c.id WHEN NOT MATCHED BY SOURCE THEN UPDATE SET state = 'gone';
MERGE INTO orders o USING (VALUES (1, 'new'), (2, 'paid')) AS c (id, state) ON o.id = c.id WHEN NOT MATCHED THEN INSERT (id, state) VALUES (c.id, c.state) WHEN NOT MATCHED BY SOURCE THEN DELETE;
