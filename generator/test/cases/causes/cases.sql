CREATE ROLE reader;
CREATE TYPE mood AS ENUM ('ok', 'bad');
CREATE TABLE a (id integer PRIMARY KEY, old text, mood mood, "Weird ""x" text, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a, old text, size integer DEFAULT 1, name text, b text);
CREATE INDEX a_old ON a (old);
CREATE INDEX size ON b (size);
CREATE UNIQUE INDEX u ON b (id, a_id);
CREATE VIEW v AS SELECT id, old FROM a;
CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION gone(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
ALTER TABLE a ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON a USING (true);
CREATE TABLE parted (id integer) PARTITION BY LIST (id);
CREATE TABLE part PARTITION OF parted FOR VALUES IN (1);
CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
GRANT SELECT ON b TO reader;
CREATE SCHEMA s;
CREATE TABLE s.a (id integer PRIMARY KEY, old text, only_here integer, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE s.c (id integer, old text);

-- case: the clause of an ALTER TABLE of several lines
-- a.old goes
DROP VIEW v;
ALTER TABLE a
  ADD COLUMN n text,
  DROP COLUMN old;

-- case: the last of two statements
ALTER TABLE a ALTER COLUMN old SET NOT NULL;
COMMENT ON TABLE a IS 'x';
ALTER TABLE a DROP CONSTRAINT positive;

-- case: a DO block that builds its SQL
SELECT 1;
DO $$ BEGIN
  EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', 'a', 'posi' || 'tive');
END $$;

-- case: a DO block that has its SQL as a text
DO $body$ BEGIN
  EXECUTE 'DROP VIEW v';
  EXECUTE E'ALTER TABLE a
    DROP COLUMN old';
END $body$;

-- case: texts within texts
DO $a$ BEGIN
  EXECUTE $b$ DO $c$ BEGIN
    EXECUTE 'DROP VIEW v';
    EXECUTE 'ALTER TABLE a
      DROP COLUMN old';
  END $c$ $b$;
END $a$;

-- case: a drop that takes others with it
CREATE TABLE other (id integer);

DROP TABLE a CASCADE;

-- case: a drop that takes a view with it, of which other statements say more
COMMENT ON VIEW v IS 'x';
DROP TABLE a CASCADE;
CREATE FUNCTION g() RETURNS text LANGUAGE sql AS $$SELECT 'v'::text AS v$$;

-- case: a type that takes a column with it
COMMENT ON COLUMN a.mood IS 'x';
DROP TYPE mood CASCADE;
ALTER TABLE a ADD COLUMN more text;

-- case: a column that takes a constraint with it
ALTER TABLE b ALTER size SET DEFAULT 2;
ALTER TABLE b
  ADD CONSTRAINT sized
    CHECK (size > 0),
  DROP COLUMN a_id;
ALTER TABLE b DROP CONSTRAINT sized;

-- case: an enum value, a function and a policy
ALTER TABLE a ALTER mood DROP DEFAULT;
DROP FUNCTION f;
DROP POLICY p ON a;

-- case: a function whose name another word has too
COMMENT ON FUNCTION gone IS 'soon gone';
DROP FUNCTION gone(integer);
COMMENT ON FUNCTION f IS 'not gone';

-- case: renames
ALTER TABLE b RENAME COLUMN a_id TO "A id";
ALTER TABLE b RENAME TO bb;

-- case: renames of other things
ALTER TYPE mood RENAME VALUE 'bad' TO 'sad';
ALTER FUNCTION f RENAME TO g;
ALTER VIEW v RENAME TO w;

-- case: a rename with a stop on the way, and with more behind it
ALTER TABLE b RENAME TO tmp;
ALTER TABLE tmp RENAME TO bb;
COMMENT ON TABLE bb IS 'x';
ALTER TABLE bb RENAME COLUMN old TO older;
COMMENT ON COLUMN bb.older IS 'x';

-- case: a column of a table that is renamed behind it
ALTER TABLE b ALTER COLUMN a_id SET NOT NULL;
ALTER TABLE b ADD CONSTRAINT short CHECK (name <> '');
ALTER TABLE b RENAME TO bb;
COMMENT ON TABLE bb IS 'x';

-- case: a table that is renamed before its key is
ALTER TABLE b RENAME TO bb;
ALTER TABLE bb RENAME CONSTRAINT b_pkey TO bb_pkey;

-- case: a trigger of a table under a name that this has only on the way
ALTER TABLE b RENAME TO tmp;
CREATE TRIGGER lost BEFORE INSERT ON tmp FOR EACH ROW EXECUTE FUNCTION lose();
ALTER TABLE tmp RENAME TO b;
COMMENT ON TABLE b IS 'x';

-- case: columns of one name in several tables
ALTER TABLE s.a RENAME COLUMN old TO older;
ALTER TABLE a RENAME COLUMN old TO older;
ALTER TABLE s.c RENAME COLUMN old TO older;
ALTER TABLE b RENAME COLUMN old TO older;

-- case: columns of one name in several tables are dropped
ALTER TABLE s.c DROP COLUMN old;
ALTER TABLE b DROP COLUMN old;
ALTER TABLE s.a DROP COLUMN old;
COMMENT ON COLUMN a.old IS 'stays';

-- case: tables of one name in two schemas
DROP TABLE a CASCADE;
DROP TABLE s.a;

-- case: a schema with all that is in it
COMMENT ON TABLE s.a IS 'x';
DROP SCHEMA s CASCADE;
COMMENT ON TABLE a IS 'x';

-- case: constraints of one name in two tables
ALTER TABLE s.a DROP CONSTRAINT positive;
ALTER TABLE a DROP CONSTRAINT positive;
COMMENT ON TABLE s.a IS 'x';

-- case: a constraint that is made anew
ALTER TABLE a DROP CONSTRAINT positive;
ALTER TABLE a
  ADD CONSTRAINT positive
    CHECK (id > 1);
ALTER TABLE a VALIDATE CONSTRAINT positive;

-- case: a default that is dropped
ALTER TABLE b ALTER size DROP DEFAULT;
ALTER TABLE b ALTER size SET STATISTICS 7;

-- case: a column that is acted on, and named by what checks it
ALTER TABLE a
  ADD CONSTRAINT old_is_said CHECK (old <> ''),
  ALTER old
    SET NOT NULL;
ALTER TABLE a ADD CONSTRAINT old_is_short CHECK (length(old) < 9);

-- case: a column behind COLUMN, and only named behind it
ALTER TABLE b ALTER COLUMN name SET NOT NULL;
CREATE STATISTICS both_of_b ON name, size FROM b;
CREATE INDEX by_name ON b (name);

-- case: a column behind EXISTS, and only named before it
ALTER TABLE b ADD CONSTRAINT one_of_both CHECK (name <> old) NOT VALID;
ALTER TABLE b
  DROP CONSTRAINT one_of_both,
  DROP COLUMN IF EXISTS name;

-- case: a column that is added behind what names it
ALTER TABLE a
  ADD CHECK (more > 0),
  ADD more integer NOT NULL;

-- case: a column behind EXISTS, and a text that is the same word before it
ALTER TABLE b
  ADD kind text DEFAULT 'name',
  DROP COLUMN IF EXISTS name;

-- case: a column of its table's name
ALTER TABLE
  b
  ALTER
  b
  SET NOT NULL;

-- case: the columns of a key
ALTER TABLE b
  DROP CONSTRAINT b_pkey,
  ADD CONSTRAINT b_key PRIMARY KEY (
    id,
    size,
    name
  );

-- case: the columns of a key, behind which more stands
ALTER TABLE b DROP CONSTRAINT b_pkey;
ALTER TABLE b
  ADD PRIMARY KEY (
    id,
    name
  )
  DEFERRABLE
  INITIALLY DEFERRED;

-- case: the columns of a key, and what only reads one of them
SET track_counts = off;
ALTER TABLE b DROP CONSTRAINT b_pkey, ADD PRIMARY KEY (id, size);
CREATE VIEW sizes AS SELECT size FROM b;

-- case: a clause that has commas and parentheses
ALTER TABLE b
  ALTER old TYPE varchar(9)
    USING (substr(
      old, 1, 9
    )),
  ALTER size SET NOT NULL;

-- case: an index is named before its table
CREATE INDEX
  late
  ON b
  (name);

-- case: a hostile name
DROP VIEW v;
ALTER TABLE public.a
  DROP "Weird ""x";

-- case: rights, of which the database says little
CREATE ROLE writer;
GRANT SELECT ON b TO writer;
GRANT DELETE ON a TO writer;

-- case: rights to all tables of a schema
CREATE ROLE writer;
GRANT SELECT ON ALL TABLES IN SCHEMA s TO writer;
COMMENT ON TABLE s.a IS 'x';

-- case: rights to a schema
GRANT USAGE ON SCHEMA s TO reader;
COMMENT ON TABLE s.a IS 'x';

-- case: rights to all tables of a schema, and then to the schema
GRANT SELECT ON ALL TABLES IN SCHEMA s TO reader;
GRANT USAGE ON SCHEMA s TO reader;

-- case: rights to a schema, and then to a table of its name
CREATE TABLE s.s (id integer);
GRANT USAGE ON SCHEMA s TO reader;
GRANT SELECT ON s.a TO reader;
GRANT SELECT ON s.s TO reader;

-- case: rights that go with a table whose name another takes
CREATE TABLE other (id integer);
DROP TABLE b;
ALTER TABLE other RENAME TO b;
GRANT SELECT ON a TO reader;

-- case: rights of somebody whose name is built
COMMENT ON TABLE a IS 'x';
DO $$ BEGIN EXECUTE 'GRANT INSERT ON b TO ' || 'rea' || 'der'; END $$;
COMMENT ON TABLE a IS 'x';

-- case: all that a statement names is built
DO $$ BEGIN EXECUTE 'GRANT INSERT ON ' || chr(98) || ' TO ' || 'rea' || 'der'; END $$;

-- case: all that one of two statements names is built
DO $$ BEGIN EXECUTE 'GRANT INSERT ON ' || chr(98) || ' TO ' || 'rea' || 'der'; END $$;
SELECT 1;

-- case: a right of everybody
COMMENT ON FUNCTION f IS 'x';
REVOKE EXECUTE ON FUNCTION f FROM PUBLIC;
ALTER FUNCTION f COST 7;

-- case: rights that are revoked
COMMENT ON TABLE b IS 'x';
REVOKE SELECT ON b FROM reader;
COMMENT ON TABLE b IS 'y';

-- case: settings and roles that change how statements run
CREATE ROLE dev;
SET client_min_messages = error;
SET search_path = '';
ALTER TABLE public.b OWNER TO dev;
GRANT CREATE ON SCHEMA public TO dev;
SET ROLE dev;
ALTER TABLE public.b DROP COLUMN a_id;
RESET ROLE;
REVOKE CREATE ON SCHEMA public FROM dev;

-- case: a column that a key of a later statement uses
ALTER TABLE b
  ADD COLUMN /* of a */ more int NOT NULL;
UPDATE b SET more = 1 WHERE more = 2;
ALTER TABLE b ADD CONSTRAINT more_of_a FOREIGN KEY (more) REFERENCES a (id);

-- case: a partition that is detached, and changed then
ALTER TABLE parted DETACH PARTITION part;
ALTER TABLE part ADD COLUMN more text;

-- case: an index that becomes one of a constraint
CREATE UNIQUE INDEX one ON b (a_id);
COMMENT ON INDEX a_old IS 'x';
ALTER TABLE b ADD CONSTRAINT two UNIQUE USING INDEX one;

-- case: an index of the base that becomes one of a constraint
COMMENT ON INDEX u IS 'x';
ALTER TABLE b ADD CONSTRAINT two UNIQUE USING INDEX u;
COMMENT ON TABLE b IS 'y';

-- case: an index that becomes one of a constraint of its name
CREATE UNIQUE INDEX two ON b (a_id);
ALTER TABLE b ADD CONSTRAINT two UNIQUE USING INDEX two;
ALTER INDEX two SET (fillfactor = 70);

-- case: a key whose index has its name
ALTER TABLE b DROP CONSTRAINT b_pkey;
ALTER TABLE b ADD CONSTRAINT b_pkey PRIMARY KEY (id, a_id);
ALTER INDEX b_pkey SET (fillfactor = 70);

-- case: an index and a column of one name
ALTER TABLE b ALTER size SET NOT NULL;
COMMENT ON INDEX size IS 'x';
DROP INDEX size;
CREATE INDEX size ON b (size, name);

-- case: an index is dropped, and a constraint has its name
DROP INDEX size;
ALTER TABLE b ADD CONSTRAINT size CHECK (size > 0);

-- case: a constraint is dropped, and an index has its name
ALTER TABLE a DROP CONSTRAINT positive;
CREATE INDEX positive ON a (id);

-- case: an index that is built alone
CREATE INDEX CONCURRENTLY late ON a (mood);
DROP INDEX CONCURRENTLY a_old;

-- case: work on a table under a name that it has only on the way
ALTER TABLE b RENAME TO tmp;
ALTER TABLE tmp ALTER COLUMN size TYPE bigint;
ALTER TABLE tmp RENAME TO b;
ALTER TABLE b ALTER COLUMN size SET NOT NULL;

-- case: clauses that give their constraints no name
ALTER TABLE b
  ADD UNIQUE (a_id),
  ADD COLUMN n int
    UNIQUE,
  ADD CHECK (a_id > 0),
  ADD FOREIGN KEY (a_id)
    REFERENCES a;
