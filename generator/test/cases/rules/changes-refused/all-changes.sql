-- finds breaking event trigger guard

-- before


-- then
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no changes''; END';
CREATE EVENT TRIGGER guard ON ddl_command_start EXECUTE FUNCTION no();
