-- finds breaking column public.orders.mail

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- then
CREATE DOMAIN text1 AS text CHECK (value IS NOT NULL);
CREATE DOMAIN mail AS text1;
ALTER TABLE orders ADD COLUMN mail mail;
