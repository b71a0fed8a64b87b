-- finds breaking trigger touched on public.archive

-- before
CREATE TABLE archive (id bigint PRIMARY KEY, state text);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touched BEFORE INSERT ON archive FOR EACH ROW EXECUTE FUNCTION touch();

-- then
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE OR REPLACE TRIGGER touched BEFORE INSERT OR UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION touch();
