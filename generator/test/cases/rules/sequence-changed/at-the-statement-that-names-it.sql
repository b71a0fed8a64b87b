-- finds risky column public.t.id at line 3
-- finds risky column public.u.id at line 4
-- finds risky column public.u.n at line 5

-- before
CREATE TABLE t (id bigserial PRIMARY KEY);
CREATE TABLE u (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n serial);

-- seen
CREATE VIEW v AS SELECT id FROM t;
CREATE VIEW w AS SELECT id, n FROM u;
ALTER SEQUENCE t_id_seq AS integer;
ALTER SEQUENCE u_id_seq MAXVALUE 7000;
ALTER SEQUENCE u_n_seq CYCLE;
CREATE VIEW x AS SELECT id, n FROM u;
CREATE VIEW y AS SELECT id FROM t;
