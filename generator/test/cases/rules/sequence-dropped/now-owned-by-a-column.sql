-- finds safe sequence public.n because it belongs to a column of table public.t now

-- before
CREATE SEQUENCE n;
CREATE TABLE t (id integer DEFAULT nextval('n'));

-- then
ALTER SEQUENCE n OWNED BY t.id;
