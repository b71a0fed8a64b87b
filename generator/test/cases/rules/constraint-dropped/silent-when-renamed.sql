-- finds nothing

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));

-- then
ALTER TABLE customers RENAME CONSTRAINT customers_pkey TO pk;
