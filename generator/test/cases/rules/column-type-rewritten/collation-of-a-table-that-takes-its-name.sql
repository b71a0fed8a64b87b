-- finds risky column public.t.b

-- before
CREATE TABLE t (id integer PRIMARY KEY, a text, b text);

-- seen
BEGIN;
ALTER TABLE t RENAME TO t_old;
CREATE TABLE t (id integer PRIMARY KEY, a text NOT NULL, b text COLLATE "C", c integer NOT NULL);
INSERT INTO t SELECT id, a, b, 1 FROM t_old;
DROP TABLE t_old;
COMMIT;
