-- finds breaking trigger frozen on public.orders
-- finds breaking trigger never on public.orders
-- finds risky trigger when_closed on public.orders
-- finds risky trigger total_alone on public.orders
-- finds risky trigger checked on public.orders
-- finds breaking trigger touched on public.archive
-- finds breaking trigger into_open on public.open

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric);
CREATE TABLE archive (id bigint PRIMARY KEY, state text);
CREATE VIEW open AS SELECT id, state FROM orders;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touched BEFORE INSERT OR UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION touch();

-- then
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'read only'; END$$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER never AFTER TRUNCATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER when_closed BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.state = 'closed') EXECUTE FUNCTION refuse();
CREATE TRIGGER total_alone BEFORE UPDATE OF total ON orders FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE TRIGGER into_open INSTEAD OF INSERT ON open FOR EACH ROW EXECUTE FUNCTION refuse();
CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF NEW.total < 0 THEN RAISE EXCEPTION 'below 0'; END IF; RETURN NEW; END$$;
CREATE TRIGGER checked AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION look();
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'closed'; END$$;
