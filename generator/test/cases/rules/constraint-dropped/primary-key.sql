-- finds risky primary key customers_pkey on public.customers

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));

-- then
ALTER TABLE customers DROP CONSTRAINT customers_pkey;
