-- finds risky view public.open_orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text, deleted boolean);
CREATE VIEW open_orders AS SELECT id FROM orders WHERE state = 'open';

-- then
CREATE OR REPLACE VIEW open_orders AS SELECT id FROM orders WHERE state = 'open' AND deleted IS NOT TRUE;
