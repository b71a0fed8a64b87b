-- finds risky trigger stamp on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();

-- then
ALTER TABLE orders ENABLE ALWAYS TRIGGER stamp;
