-- finds breaking column public.shown.status

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE VIEW shown AS SELECT id, status FROM orders;
CREATE VIEW others AS SELECT status FROM shown;

-- then
DROP VIEW shown CASCADE;
CREATE VIEW shown AS SELECT id FROM orders;
