-- finds risky table public.orders
-- finds risky table public.customers

-- before
CREATE TABLE orders (id bigint);
CREATE TABLE customers (id bigint);

-- seen
LOCK TABLE orders, customers IN EXCLUSIVE MODE;
