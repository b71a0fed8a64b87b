-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY, note text);

-- seen
MERGE INTO orders o USING customers c ON o.customer_id = c.id WHEN MATCHED THEN UPDATE SET note = c.note;
MERGE INTO orders USING customers ON true WHEN MATCHED AND state = 'old' THEN DELETE;
MERGE INTO orders USING customers ON true WHEN MATCHED AND state = 'new' THEN DO NOTHING WHEN MATCHED THEN DELETE;
MERGE INTO orders o USING customers c ON o.id = c.id WHEN NOT MATCHED THEN INSERT (id, customer_id) VALUES (c.id, c.id);
MERGE INTO orders o USING customers c ON o.id = c.id WHEN NOT MATCHED BY SOURCE AND o.state = 'old' THEN DELETE;
