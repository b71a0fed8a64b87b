-- finds safe column public.t.id
-- finds risky column public.t.n

-- before
CREATE TABLE t (id integer PRIMARY KEY, n integer UNIQUE, a text NOT NULL);
CREATE TABLE u (t_n integer REFERENCES t (n));

-- seen
BEGIN;
CREATE TABLE t_new (id bigint PRIMARY KEY, n bigint UNIQUE, a text NOT NULL);
INSERT INTO t_new SELECT id, n, a FROM t;
ALTER TABLE u DROP CONSTRAINT u_t_n_fkey;
DROP TABLE t;
ALTER TABLE t_new RENAME TO t;
ALTER TABLE u ADD CONSTRAINT u_t_n_fkey FOREIGN KEY (t_n) REFERENCES t (n);
COMMIT;
