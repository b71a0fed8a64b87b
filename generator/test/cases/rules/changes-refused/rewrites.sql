-- finds breaking event trigger guard

-- before
CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no rewrites''; END';

-- then
CREATE EVENT TRIGGER guard ON table_rewrite EXECUTE FUNCTION no();
