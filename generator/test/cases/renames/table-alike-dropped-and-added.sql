CREATE TABLE customers (id integer PRIMARY KEY, name text, mail text, phone text);

-- then
DROP TABLE customers;
CREATE TABLE customer (id integer PRIMARY KEY, name text, mail text, phone text);
