-- finds risky view public.v at line 2
-- finds risky routine public.f() at line 3
-- finds risky trigger t on public.a at line 4
-- finds risky policy p on public.a at line 5
-- finds risky index i on public.a at line 6

-- before
CREATE SCHEMA s;
CREATE TABLE a (id bigint PRIMARY KEY, qty integer);
CREATE INDEX i ON a (qty);
CREATE VIEW v AS SELECT 1 AS id;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT 1$$;
CREATE FUNCTION body() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION body();
CREATE POLICY p ON a USING (true);

-- seen
BEGIN;
DROP VIEW v;
DROP FUNCTION f();
DROP TRIGGER t ON a;
DROP POLICY p ON a;
DROP INDEX i;
COMMIT;
CREATE VIEW v AS SELECT 2 AS id;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT 2$$;
CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION body();
CREATE POLICY p ON a USING (true);
CREATE INDEX i ON a (qty);
