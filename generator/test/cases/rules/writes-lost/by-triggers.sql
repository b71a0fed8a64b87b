-- finds breaking trigger all_of_them on public.orders
-- finds risky trigger partly on public.orders
-- finds risky trigger when_new on public.orders
-- finds breaking trigger deleted on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE archive (id bigint PRIMARY KEY, state text);
CREATE VIEW open AS SELECT id, state FROM orders;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER touched BEFORE INSERT OR UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION touch();

-- then
CREATE TRIGGER all_of_them BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION lose();
CREATE FUNCTION lose_some() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF NEW.state IS NULL THEN RETURN NULL; END IF; RETURN NEW; END$$;
CREATE TRIGGER partly BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION lose_some();
CREATE TRIGGER when_new BEFORE INSERT ON orders FOR EACH ROW WHEN (NEW.state = 'new') EXECUTE FUNCTION lose();
CREATE TRIGGER deleted BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
