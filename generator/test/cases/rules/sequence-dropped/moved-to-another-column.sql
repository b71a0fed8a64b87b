-- finds safe column public.t.id

-- before
CREATE TABLE t (id serial);
CREATE TABLE u (id integer);

-- then
ALTER TABLE t ALTER COLUMN id DROP DEFAULT;
ALTER SEQUENCE t_id_seq OWNED BY u.id;
ALTER TABLE u ALTER COLUMN id SET DEFAULT nextval('t_id_seq');
