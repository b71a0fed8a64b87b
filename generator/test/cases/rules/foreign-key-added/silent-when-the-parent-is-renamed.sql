-- finds nothing

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));
CREATE TABLE t (id bigint REFERENCES customers);

-- then
ALTER TABLE customers RENAME TO clients;
