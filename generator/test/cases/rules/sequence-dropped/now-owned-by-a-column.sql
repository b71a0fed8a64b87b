-- finds safe sequence public.n because it now belongs to a column of table public.t

-- before
CREATE SEQUENCE n;
CREATE TABLE t (id integer DEFAULT nextval('n'));

-- then
ALTER SEQUENCE n OWNED BY t.id;
