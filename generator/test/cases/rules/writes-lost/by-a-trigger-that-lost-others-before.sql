-- finds breaking trigger lost on public.archive

-- before
CREATE TABLE archive (id bigint PRIMARY KEY, state text);
CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
CREATE TRIGGER lost BEFORE INSERT ON archive FOR EACH ROW EXECUTE FUNCTION lose();

-- then
CREATE OR REPLACE TRIGGER lost BEFORE INSERT OR UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION lose();
