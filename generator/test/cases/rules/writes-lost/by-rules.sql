-- finds breaking rule nothing on public.orders
-- finds risky rule parts on public.orders
-- finds risky rule elsewhere on public.orders
-- finds breaking rule open_nothing on public.open

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE archive (id bigint PRIMARY KEY, state text);
CREATE VIEW open AS SELECT id, state FROM orders;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER touched BEFORE INSERT OR UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION touch();

-- then
CREATE RULE nothing AS ON INSERT TO orders DO INSTEAD NOTHING;
CREATE RULE parts AS ON DELETE TO orders WHERE (OLD.state = ' DO ALSO') DO INSTEAD NOTHING;
CREATE RULE elsewhere AS ON UPDATE TO orders DO INSTEAD INSERT INTO archive VALUES (NEW.id, NEW.state);
CREATE RULE open_nothing AS ON INSERT TO open DO INSTEAD NOTHING;
