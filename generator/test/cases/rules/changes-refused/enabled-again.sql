-- finds breaking event trigger guard

-- before
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no changes''; END';
CREATE EVENT TRIGGER guard ON ddl_command_start EXECUTE FUNCTION no();
ALTER EVENT TRIGGER guard DISABLE;

-- then
ALTER EVENT TRIGGER guard ENABLE;
