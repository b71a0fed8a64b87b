-- finds risky event trigger watch

-- before
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION e();
ALTER EVENT TRIGGER watch DISABLE;

-- then
ALTER EVENT TRIGGER watch ENABLE;
