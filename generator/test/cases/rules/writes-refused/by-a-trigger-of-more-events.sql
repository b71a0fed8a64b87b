-- finds breaking trigger frozen on public.orders
-- finds breaking trigger again on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'read only'; END$$;
CREATE TRIGGER frozen BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER again BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
ALTER TABLE orders DISABLE TRIGGER again;

-- then
CREATE OR REPLACE TRIGGER frozen BEFORE INSERT OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
ALTER TABLE orders ENABLE TRIGGER again;
