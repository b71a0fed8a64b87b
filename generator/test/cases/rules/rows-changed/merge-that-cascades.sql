-- finds risky table public.lines at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders ON DELETE CASCADE);
CREATE TABLE lost (id bigint);

-- seen
MERGE INTO orders o USING lost ON o.id = lost.id WHEN MATCHED THEN DELETE;
