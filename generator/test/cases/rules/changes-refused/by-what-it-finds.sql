-- finds risky event trigger guard

-- before


-- then
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN IF tg_tag = ''DROP TABLE'' THEN RAISE ''no''; END IF; END';
CREATE EVENT TRIGGER guard ON sql_drop EXECUTE FUNCTION no();
