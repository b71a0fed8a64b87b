-- finds nothing

-- before
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no changes''; END';
CREATE EVENT TRIGGER guard ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION no();

-- then
COMMENT ON EVENT TRIGGER guard IS $$keeps tables$$;
CREATE TABLE t (a integer);
