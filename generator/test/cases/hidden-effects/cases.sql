-- before
CREATE TABLE t (id integer PRIMARY KEY, a text, b integer); CREATE INDEX t_b ON t (b); INSERT INTO t SELECT n, 'x', n FROM generate_series(1,3) n;
CREATE TABLE u (id integer PRIMARY KEY, t integer); INSERT INTO u VALUES (1, 1); CREATE INDEX u_t ON u (t);
CREATE TABLE log (x text);
CREATE FUNCTION hide() RETURNS void LANGUAGE plpgsql SET track_counts = off AS 'BEGIN ALTER TABLE t ALTER COLUMN a SET NOT NULL; END';
CREATE FUNCTION locks() RETURNS void LANGUAGE plpgsql AS 'BEGIN LOCK TABLE t IN ACCESS EXCLUSIVE MODE; END';
CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN ALTER TABLE t ALTER COLUMN a SET NOT NULL; COMMIT; END';
CREATE ROLE other; GRANT ALL ON ALL TABLES IN SCHEMA public TO other;
CREATE SCHEMA evil; CREATE FUNCTION evil.no(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE FUNCTION evil.no(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT false'; CREATE FUNCTION evil.no(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE OPERATOR evil.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = evil.no); CREATE OPERATOR evil.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = evil.no); CREATE OPERATOR evil.= (LEFTARG = text, RIGHTARG = text, FUNCTION = evil.no);
CREATE DOMAIN evil.text AS integer;
CREATE FUNCTION later() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN ALTER TABLE t ALTER COLUMN a SET NOT NULL; RETURN NULL; END';
CREATE CONSTRAINT TRIGGER deferred AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION later();
-- case: counts off
SET track_counts = off; ALTER TABLE t ALTER COLUMN a SET NOT NULL; SET track_counts = on; ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- case: counts off function
SELECT hide(); SELECT 1 FROM t WHERE id = 1;
-- case: counts off do
DO $$ BEGIN SET track_counts = off; ALTER TABLE t ALTER COLUMN a SET NOT NULL; SET track_counts = on; END $$;
-- case: counts off hidden
DO $$ BEGIN PERFORM set_config('track' || '_counts', 'off', false); EXECUTE 'ALTER TABLE t ALTER COLUMN a SET NOT NULL'; PERFORM set_config('track' || '_counts', 'on', false); END $$;
-- case: triggers off
SET event_triggers = off; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: replica
SET session_replication_role = replica; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: role
SET ROLE other; SELECT * FROM t; DELETE FROM t WHERE id = 1; RESET ROLE; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: role no rights
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_stat_get_xact_numscans(oid), pg_catalog.pg_lock_status() FROM PUBLIC; SET ROLE other; SELECT * FROM t; UPDATE t SET a = 'y'; RESET ROLE; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: reset
SELECT pg_stat_reset(); ALTER TABLE t ALTER COLUMN a SET NOT NULL; SELECT pg_stat_clear_snapshot(); SELECT pg_stat_force_next_flush(); ALTER TABLE t ALTER COLUMN b SET NOT NULL;
-- case: flush between
BEGIN; ALTER TABLE t ALTER COLUMN a SET NOT NULL; SELECT pg_stat_force_next_flush(); COMMIT; BEGIN; ALTER TABLE t ALTER COLUMN b SET NOT NULL; COMMIT; BEGIN; ALTER TABLE t ADD CHECK (b > 0); COMMIT;
-- case: lock function
SELECT locks();
-- case: dynamic
DO $$ BEGIN EXECUTE 'ALTER' || ' TABLE t ALTER COLUMN a SET NOT NULL'; END $$;
-- case: commit in do
DO $$ BEGIN ALTER TABLE t ALTER COLUMN a SET NOT NULL; COMMIT; END $$; SELECT 1 FROM t WHERE id = 1;
-- case: commit chain do
DO $$ BEGIN ALTER TABLE t ALTER COLUMN a SET NOT NULL; COMMIT AND CHAIN; END $$; SELECT 1 FROM t WHERE id = 1;
-- case: call
CALL p(); SELECT 1 FROM t WHERE id = 1;
-- case: call in do
DO $$ BEGIN CALL p(); END $$; SELECT 1 FROM t WHERE id = 1;
-- case: savepoint
BEGIN; SAVEPOINT s; ALTER TABLE t ADD COLUMN c float DEFAULT random(); ROLLBACK TO s; ALTER TABLE t ADD COLUMN c float DEFAULT random(); COMMIT;
-- case: savepoint lock
BEGIN; SAVEPOINT s; LOCK TABLE t IN ACCESS EXCLUSIVE MODE; ROLLBACK TO s; LOCK TABLE t IN ACCESS EXCLUSIVE MODE; UPDATE u SET t = 1; COMMIT;
-- case: chain
BEGIN; ALTER TABLE t ALTER COLUMN a SET NOT NULL; COMMIT AND CHAIN; ALTER TABLE t ALTER COLUMN b SET NOT NULL; UPDATE u SET t = 1; COMMIT; UPDATE u SET t = 2;
-- case: rolled back block
DO $$ BEGIN BEGIN LOCK TABLE t; ALTER TABLE t ALTER COLUMN a SET NOT NULL; RAISE EXCEPTION 'x'; EXCEPTION WHEN others THEN NULL; END; END $$;
-- case: path
SET search_path = evil, pg_catalog, public; ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;
-- case: seqscan
SET enable_seqscan = off; ALTER TABLE u ADD FOREIGN KEY (t) REFERENCES t; UPDATE t SET a = 'z';
-- case: seqscan in do
DO $$ BEGIN SET LOCAL enable_seqscan = off; ALTER TABLE u ADD FOREIGN KEY (t) REFERENCES t NOT VALID; ALTER TABLE u VALIDATE CONSTRAINT u_t_fkey; END $$;
-- case: prepared
PREPARE q AS UPDATE t SET a = 'z'; EXECUTE q; DEALLOCATE q;
-- case: catalog
SET allow_system_table_mods = on; UPDATE pg_attribute SET attnotnull = true WHERE attrelid = 't'::regclass AND attname = 'a'; RESET allow_system_table_mods;
-- case: deferred
INSERT INTO log VALUES ('x'); ALTER TABLE t ADD COLUMN d text;
-- case: truncate again
BEGIN; TRUNCATE t; TRUNCATE t; COMMIT;
-- case: same lock again
BEGIN; LOCK TABLE t; ALTER TABLE t ALTER COLUMN a SET NOT NULL; COMMIT;
-- case: utc
SET TIME ZONE 'UTC'; ALTER TABLE log ADD COLUMN at timestamp; ALTER TABLE log ALTER COLUMN at TYPE timestamptz;
-- case: fake tell
DO $$ BEGIN RAISE INFO 'schemalog_0000000000000000[]'; END $$;
-- case: drop schemas
DO $$ DECLARE n text; BEGIN FOR n IN SELECT evtname FROM pg_event_trigger LOOP EXECUTE 'DROP EVENT TRIGGER ' || n; END LOOP; FOR n IN SELECT nspname FROM pg_namespace WHERE nspname LIKE 'schemalog%' LOOP EXECUTE 'DROP SCHEMA ' || n || ' CASCADE'; END LOOP; END $$; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: replace view
SET allow_system_table_mods = on; CREATE OR REPLACE VIEW pg_catalog.pg_locks AS SELECT * FROM pg_lock_status() WHERE false; ALTER TABLE t ALTER COLUMN a SET NOT NULL; RESET allow_system_table_mods;
-- case: replace function
CREATE OR REPLACE FUNCTION pg_catalog.pg_stat_get_xact_numscans(oid) RETURNS bigint LANGUAGE sql AS 'SELECT 0::bigint'; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
-- case: replace locks
CREATE OR REPLACE FUNCTION pg_catalog.pg_backend_pid() RETURNS integer LANGUAGE sql AS 'SELECT 0'; ALTER TABLE t ALTER COLUMN a SET NOT NULL;
