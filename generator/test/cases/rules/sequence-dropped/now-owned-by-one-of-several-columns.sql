-- finds safe sequence public.n

-- before
CREATE SEQUENCE n;
CREATE TABLE t (a serial, id integer DEFAULT nextval('n'), b text);
CREATE TABLE u (b text);

-- then
ALTER SEQUENCE n OWNED BY t.id;
