CREATE SEQUENCE plain;
CREATE SEQUENCE small AS smallint START 5 INCREMENT 2 MINVALUE 3 MAXVALUE 99 CACHE 10 CYCLE;
CREATE SEQUENCE down INCREMENT -1;
CREATE TABLE owners (id integer, "Number" serial);
CREATE SEQUENCE later AS bigint MAXVALUE 1000;
ALTER SEQUENCE later OWNED BY owners.id;
COMMENT ON SEQUENCE plain IS 'Counts';
SELECT nextval('plain'), nextval('later');
CREATE UNLOGGED SEQUENCE of_no_crash;
-- What a serial leaves behind that was made an identity, and a second one of a column.
CREATE TABLE was_serial (id serial PRIMARY KEY, other serial);
ALTER TABLE was_serial ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY 7);
CREATE SEQUENCE "a second 'one'" INCREMENT BY 3 OWNED BY was_serial.other;
CREATE TABLE takes_the_second (id serial);
CREATE SEQUENCE "a third" INCREMENT BY 9 OWNED BY takes_the_second.id;
ALTER TABLE takes_the_second ALTER COLUMN id SET DEFAULT nextval('"a third"');
