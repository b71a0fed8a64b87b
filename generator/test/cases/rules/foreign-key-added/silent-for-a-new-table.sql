-- finds nothing

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));

-- then
CREATE TABLE t (id bigint REFERENCES customers);
