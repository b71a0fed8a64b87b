-- finds breaking column public.orders.state at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.status := lower(NEW.status); RETURN NEW; END';
CREATE TRIGGER touching BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION touch();

-- seen
ALTER TABLE orders RENAME COLUMN status TO state;
