-- finds breaking view public.seen at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE VIEW shown AS SELECT id, status FROM orders;
CREATE VIEW others AS SELECT status FROM shown;
CREATE FUNCTION by_text() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM shown WHERE status IS NULL';

-- seen
ALTER VIEW shown RENAME TO seen;
