-- finds nothing

-- before
CREATE ROLE auditor;
CREATE TABLE orders (id integer);

-- then
ALTER TABLE orders OWNER TO auditor;
CREATE TABLE fresh (id integer);
