-- finds risky sequence public.z at line 2
-- finds risky column public.w.id at line 4

-- before
CREATE SEQUENCE s;
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);

-- seen
ALTER SEQUENCE s RENAME TO z;
ALTER SEQUENCE z RESTART WITH 3;
ALTER TABLE t RENAME TO w;
ALTER TABLE w ALTER COLUMN id RESTART;
