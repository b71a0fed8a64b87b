-- finds risky event trigger guard

-- before
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN IF tg_tag = ''DROP TABLE'' THEN RAISE ''no''; END IF; END';

-- then
CREATE EVENT TRIGGER guard ON login EXECUTE FUNCTION no();
