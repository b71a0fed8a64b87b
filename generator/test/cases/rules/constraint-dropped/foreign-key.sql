-- finds risky foreign key fk on public.t

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));
CREATE TABLE t (id bigint CONSTRAINT fk REFERENCES customers);

-- then
ALTER TABLE t DROP CONSTRAINT fk;
