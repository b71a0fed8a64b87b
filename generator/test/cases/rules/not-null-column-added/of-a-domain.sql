-- finds breaking column public.orders.mail

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- then
CREATE DOMAIN mail AS text NOT NULL;
ALTER TABLE orders ADD COLUMN mail mail;
