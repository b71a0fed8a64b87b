-- finds nothing

-- before
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no changes''; END';

-- then
CREATE EVENT TRIGGER guard ON ddl_command_start EXECUTE FUNCTION no();
ALTER EVENT TRIGGER guard DISABLE;
