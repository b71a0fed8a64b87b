-- finds risky column public.open_orders.total
-- finds risky column public.open_orders.who

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(10,2), customer text, seller text);
CREATE VIEW open_orders AS SELECT DISTINCT ON (id) id, total, customer AS who, upper(seller) AS seller FROM orders;

-- then
CREATE OR REPLACE VIEW open_orders AS SELECT DISTINCT ON (id) id, (total * 1.19)::numeric(10,2) AS total, coalesce(seller, customer) AS who, upper(seller) AS seller FROM orders;
