-- finds breaking table public.orders at line 1
-- finds risky table public.orders at line 2
-- finds breaking table public.orders at line 3
-- finds breaking table public.orders at line 4
-- finds risky table public.orders at line 5

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY, note text);

-- seen
MERGE INTO orders USING customers ON true WHEN MATCHED THEN DELETE;
MERGE INTO public.orders AS o USING customers AS c ON (1 = 1) WHEN MATCHED THEN UPDATE SET note = c.note WHEN NOT MATCHED THEN INSERT (id, customer_id) VALUES (c.id, c.id);
WITH s AS (SELECT id FROM customers) MERGE INTO ONLY orders USING s ON false WHEN NOT MATCHED BY SOURCE THEN DELETE;
DO $$ BEGIN MERGE INTO orders o USING customers c ON o.id = c.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED BY SOURCE AND true THEN DELETE; END $$;
MERGE INTO orders USING customers ON true WHEN MATCHED AND orders.note IS NULL THEN DELETE WHEN MATCHED THEN UPDATE SET note = '';
