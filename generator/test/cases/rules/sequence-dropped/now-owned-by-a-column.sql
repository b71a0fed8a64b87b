-- finds safe sequence public.n

-- before
CREATE SEQUENCE n;
CREATE TABLE t (id integer DEFAULT nextval('n'));

-- then
ALTER SEQUENCE n OWNED BY t.id;
