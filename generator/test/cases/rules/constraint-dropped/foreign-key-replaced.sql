-- finds safe foreign key fk on public.t

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));
CREATE TABLE t (id bigint CONSTRAINT fk REFERENCES customers);

-- then
ALTER TABLE t DROP CONSTRAINT fk;
ALTER TABLE t ADD CONSTRAINT fk2 FOREIGN KEY (id) REFERENCES customers ON DELETE CASCADE;
