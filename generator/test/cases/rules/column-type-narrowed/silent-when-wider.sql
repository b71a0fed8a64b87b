-- finds nothing

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));

-- then
ALTER TABLE customers ALTER email TYPE varchar(80);
