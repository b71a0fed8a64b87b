-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "all" BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();

-- seen
ALTER TABLE orders DISABLE TRIGGER "all";
ALTER TABLE orders ENABLE TRIGGER "all";
