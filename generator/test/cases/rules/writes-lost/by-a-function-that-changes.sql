-- finds breaking trigger touched on public.archive

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE archive (id bigint PRIMARY KEY, state text);
CREATE VIEW open AS SELECT id, state FROM orders;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER touched BEFORE INSERT OR UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION touch();

-- then
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
