-- Every kind of CREATE and ALTER of the manual of PostgreSQL 18, one after another in one database. Behind one that changes nothing in a
-- snapshot of structure stands why; "counted": how many there are of such things is told as "not covered".

## ROLE
CREATE ROLE facts_reader; -- roles belong to the server: they are counted once they own or may do anything here
CREATE USER facts_writer; -- roles belong to the server: they are counted once they own or may do anything here
CREATE GROUP facts_staff; -- roles belong to the server: they are counted once they own or may do anything here
CREATE ROLE facts_owner SUPERUSER; -- roles belong to the server: they are counted once they own or may do anything here
GRANT CREATE ON DATABASE this_database TO facts_reader, facts_writer; -- counted, for privileges on a database belong to the server that it is on
REVOKE TEMPORARY ON DATABASE this_database FROM PUBLIC; -- counted, for privileges on a database belong to the server that it is on
ALTER ROLE facts_reader CREATEDB; -- attributes of roles belong to the server
ALTER ROLE facts_reader SET work_mem = '8MB'; -- counted, for settings of roles belong to the server
ALTER ROLE facts_writer IN DATABASE this_database SET jit = off; -- counted, for settings of roles belong to the server
ALTER USER facts_writer NOLOGIN; -- attributes of roles belong to the server
ALTER GROUP facts_staff ADD USER facts_writer; -- counted, for memberships belong to the server

## DATABASE
CREATE DATABASE facts_other; -- another database
ALTER DATABASE this_database SET search_path = public; -- counted, for settings of a database belong to the server that it is on
ALTER DATABASE this_database CONNECTION LIMIT 90; -- counted, for settings of a database belong to the server that it is on
ALTER DATABASE this_database OWNER TO facts_owner;
COMMENT ON DATABASE this_database IS 'of the shop';
ALTER DATABASE this_database REFRESH COLLATION VERSION; -- versions of collations are left out
ALTER SYSTEM RESET jit; -- the settings of a server
DROP DATABASE facts_other; -- another database

## ACCESS METHOD
CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler;

## AGGREGATE
CREATE AGGREGATE total (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
ALTER AGGREGATE total (integer) RENAME TO summed;
ALTER AGGREGATE summed (integer) OWNER TO facts_owner;
CREATE OR REPLACE AGGREGATE summed (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = int4abs);
CREATE OR REPLACE AGGREGATE summed (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = int4abs, FINALFUNC_MODIFY = READ_WRITE);
CREATE OR REPLACE AGGREGATE summed (integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', FINALFUNC = int4abs, FINALFUNC_MODIFY = READ_WRITE, PARALLEL = SAFE);

## SCHEMA
CREATE SCHEMA shop;
ALTER SCHEMA shop RENAME TO store;
ALTER SCHEMA store OWNER TO facts_owner;

## COLLATION
CREATE COLLATION store.plain FROM "C";
ALTER COLLATION store.plain RENAME TO simple;
ALTER COLLATION store.simple OWNER TO facts_owner;
ALTER COLLATION store.simple SET SCHEMA public;

## TYPE
CREATE TYPE store.mood AS ENUM ('sad', 'ok');
ALTER TYPE store.mood ADD VALUE 'happy';
ALTER TYPE store.mood RENAME VALUE 'ok' TO 'fine';
CREATE TYPE store.pair AS (a integer, b text);
ALTER TYPE store.pair ADD ATTRIBUTE c numeric;
ALTER TYPE store.pair ALTER ATTRIBUTE c TYPE numeric(6, 2);
ALTER TYPE store.pair RENAME ATTRIBUTE c TO d;
ALTER TYPE store.pair DROP ATTRIBUTE d;
CREATE TYPE store.span AS RANGE (SUBTYPE = integer);
ALTER TYPE store.span RENAME TO stretch;
CREATE TYPE store.base; -- counted, for it is a shell until it is filled, and can't be used yet
CREATE FUNCTION store.base_in(cstring) RETURNS store.base LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION store.base_out(store.base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE store.base (INPUT = store.base_in, OUTPUT = store.base_out, LIKE = text);
ALTER TYPE store.base SET (STORAGE = external);
ALTER TYPE store.mood OWNER TO facts_owner;

## DOMAIN
CREATE DOMAIN store.positive AS integer CHECK (VALUE > 0);
ALTER DOMAIN store.positive SET DEFAULT 1;
ALTER DOMAIN store.positive SET NOT NULL;
ALTER DOMAIN store.positive RENAME CONSTRAINT positive_not_null TO there;
COMMENT ON CONSTRAINT there ON DOMAIN store.positive IS 'never empty';
ALTER DOMAIN store.positive ADD CONSTRAINT small CHECK (VALUE < 100) NOT VALID;
ALTER DOMAIN store.positive VALIDATE CONSTRAINT small;
ALTER DOMAIN store.positive RENAME CONSTRAINT small TO low;
ALTER DOMAIN store.positive DROP CONSTRAINT low;
ALTER DOMAIN store.positive DROP NOT NULL;
ALTER DOMAIN store.positive OWNER TO facts_owner;

## SEQUENCE
CREATE SEQUENCE store.numbers;
ALTER SEQUENCE store.numbers INCREMENT 2;
ALTER SEQUENCE store.numbers MAXVALUE 1000;
ALTER SEQUENCE store.numbers CACHE 10;
ALTER SEQUENCE store.numbers CYCLE;
ALTER SEQUENCE store.numbers AS smallint;
ALTER SEQUENCE store.numbers START 5;
ALTER SEQUENCE store.numbers RESTART 50; -- where it stands is data
ALTER SEQUENCE store.numbers SET UNLOGGED;
ALTER SEQUENCE store.numbers RENAME TO counter;
ALTER SEQUENCE store.counter OWNER TO facts_owner;

## TABLE
CREATE TABLE store.items (id integer, name text, price numeric, at timestamptz);
CREATE TABLE store.others (id integer PRIMARY KEY);
CREATE TABLE store.copies AS SELECT 1 AS one;
CREATE UNLOGGED TABLE store.fleeting (id integer);
CREATE TABLE store.parent (id integer);
CREATE TABLE store.typed OF store.pair;
ALTER TABLE store.items ADD COLUMN note text;
ALTER TABLE store.items RENAME COLUMN note TO remark;
ALTER TABLE store.items ALTER COLUMN remark TYPE varchar(80);
ALTER TABLE store.items ALTER COLUMN remark SET DEFAULT '';
ALTER TABLE store.items ALTER COLUMN remark SET NOT NULL;
ALTER TABLE store.items RENAME CONSTRAINT items_remark_not_null TO has_remark;
ALTER TABLE store.items ALTER COLUMN remark DROP NOT NULL;
ALTER TABLE store.items ALTER COLUMN remark SET STORAGE EXTERNAL;
ALTER TABLE store.items ALTER COLUMN remark SET COMPRESSION pglz;
ALTER TABLE store.items ALTER COLUMN remark SET STATISTICS 500;
ALTER TABLE store.items ALTER COLUMN remark SET (n_distinct = 5);
ALTER TABLE store.items ALTER COLUMN id SET NOT NULL;
ALTER TABLE store.items ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY;
ALTER TABLE store.items ALTER COLUMN id SET GENERATED ALWAYS;
ALTER TABLE store.items ALTER COLUMN id SET INCREMENT 5;
ALTER SEQUENCE store.items_id_seq RENAME TO item_numbers;
COMMENT ON SEQUENCE store.item_numbers IS 'gives numbers';
GRANT USAGE ON SEQUENCE store.item_numbers TO facts_reader;
ALTER SEQUENCE store.item_numbers SET UNLOGGED;
CREATE SEQUENCE store.second OWNED BY store.items.id;
ALTER TABLE store.items ADD COLUMN doubled numeric GENERATED ALWAYS AS (price * 2) STORED;
ALTER TABLE store.items ALTER COLUMN doubled SET EXPRESSION AS (price * 3);
ALTER TABLE store.items ALTER COLUMN doubled DROP EXPRESSION;
ALTER TABLE store.items DROP COLUMN doubled;
ALTER TABLE store.items ADD CONSTRAINT items_pkey PRIMARY KEY (id);
ALTER TABLE store.items ADD CONSTRAINT items_name UNIQUE (name) DEFERRABLE;
ALTER TABLE store.items ADD CONSTRAINT cheap CHECK (price < 100) NOT VALID;
ALTER TABLE store.items VALIDATE CONSTRAINT cheap;
ALTER TABLE store.items ADD CONSTRAINT hoped CHECK (price < 10) NOT ENFORCED;
ALTER TABLE store.items ADD COLUMN other integer CONSTRAINT to_other REFERENCES store.others;
ALTER TABLE store.items ALTER CONSTRAINT to_other DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE store.items ALTER CONSTRAINT to_other NOT ENFORCED;
ALTER TABLE store.items RENAME CONSTRAINT cheap TO affordable;
ALTER TABLE store.items DROP CONSTRAINT affordable;
ALTER TABLE store.items ADD CONSTRAINT apart EXCLUDE USING btree (price WITH =) WHERE (price > 5);
ALTER TABLE store.items SET (fillfactor = 70);
ALTER TABLE store.items SET (toast.autovacuum_enabled = off);
ALTER TABLE store.items RESET (fillfactor);
ALTER TABLE store.items SET UNLOGGED;
ALTER TABLE store.items SET LOGGED;
ALTER TABLE store.items CLUSTER ON items_pkey;
ALTER TABLE store.items SET WITHOUT CLUSTER;
ALTER TABLE store.items REPLICA IDENTITY FULL;
ALTER TABLE store.items REPLICA IDENTITY USING INDEX items_pkey;
ALTER TABLE store.items ENABLE ROW LEVEL SECURITY;
ALTER TABLE store.items FORCE ROW LEVEL SECURITY;
ALTER TABLE store.items NO FORCE ROW LEVEL SECURITY;
ALTER TABLE store.items SET ACCESS METHOD other_heap;
ALTER TABLE store.items SET TABLESPACE pg_default; -- it is there already
ALTER TABLE store.items OWNER TO facts_owner;
ALTER TABLE store.fleeting INHERIT store.parent;
ALTER TABLE store.fleeting NO INHERIT store.parent;
CREATE TABLE store.child (id integer) INHERITS (store.parent);
ALTER TABLE store.typed NOT OF;
ALTER TABLE store.typed OF store.pair;
ALTER TABLE store.copies RENAME TO copied;
ALTER TABLE store.copied SET SCHEMA public;

## PARTITION
CREATE TABLE store.logs (id integer NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE store.logs_1 PARTITION OF store.logs FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE store.logs_2 (id integer NOT NULL, at date NOT NULL);
ALTER TABLE store.logs ATTACH PARTITION store.logs_2 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE INDEX logs_at ON store.logs (at);
COMMENT ON INDEX store.logs_1_at_idx IS 'of one part';
ALTER INDEX store.logs_1_at_idx SET (fillfactor = 60);
ALTER INDEX store.logs_2_at_idx RENAME TO logs_2_by_day; -- what belongs to an index of the table goes by the name of that one
CREATE FUNCTION store.note_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noted BEFORE INSERT ON store.logs FOR EACH ROW EXECUTE FUNCTION store.note_it();
ALTER TABLE store.logs_1 DISABLE TRIGGER noted;
ALTER TABLE store.logs_1 CLUSTER ON logs_1_at_idx;
ALTER TABLE store.logs_1 ENABLE TRIGGER noted;
COMMENT ON TRIGGER noted ON store.logs_1 IS 'of one part';
CREATE STATISTICS store.of_part (dependencies) ON id, at FROM store.logs_1;
ALTER STATISTICS store.of_part SET STATISTICS 100;
CREATE UNIQUE INDEX logs_1_key ON store.logs_1 (id);
ALTER TABLE store.logs_1 REPLICA IDENTITY USING INDEX logs_1_key;
ALTER TABLE store.logs_1 ALTER COLUMN id SET STATISTICS 100;
ALTER TABLE store.logs DETACH PARTITION store.logs_2;

## INDEX
CREATE INDEX items_price ON store.items (price DESC NULLS LAST) INCLUDE (name) WHERE price > 0;
ALTER INDEX store.items_price RENAME TO by_price;
ALTER INDEX store.by_price SET (fillfactor = 80);
ALTER INDEX store.by_price RESET (fillfactor);
CREATE INDEX items_lower ON store.items (lower(name));
ALTER INDEX store.items_lower ALTER COLUMN 1 SET STATISTICS 200;
ALTER INDEX store.items_lower SET TABLESPACE pg_default; -- it is there already

## STATISTICS
CREATE STATISTICS store.together (dependencies) ON name, price FROM store.items;
ALTER STATISTICS store.together SET STATISTICS 300;
ALTER STATISTICS store.together RENAME TO both_of;
ALTER STATISTICS store.both_of OWNER TO facts_owner; -- owners of statistics are left out

## VIEW
CREATE VIEW store.cheap AS SELECT id, name FROM store.items WHERE price < 5;
ALTER VIEW store.cheap ALTER COLUMN name SET DEFAULT 'x';
ALTER VIEW store.cheap SET (security_barrier);
ALTER VIEW store.cheap RENAME COLUMN name TO label;
ALTER VIEW store.cheap RENAME TO bargains;
ALTER VIEW store.bargains OWNER TO facts_owner;
CREATE OR REPLACE VIEW store.bargains AS SELECT id, name AS label FROM store.items WHERE price < 3 WITH LOCAL CHECK OPTION;

## MATERIALIZED VIEW
CREATE MATERIALIZED VIEW store.sums AS SELECT other, sum(price) AS price FROM store.items GROUP BY other;
CREATE UNIQUE INDEX sums_key ON store.sums (other);
ALTER MATERIALIZED VIEW store.sums ALTER COLUMN price SET STATISTICS 50;
ALTER MATERIALIZED VIEW store.sums SET (fillfactor = 90);
ALTER MATERIALIZED VIEW store.sums CLUSTER ON sums_key;
ALTER MATERIALIZED VIEW store.sums RENAME TO totals;
ALTER MATERIALIZED VIEW store.totals OWNER TO facts_owner;

## FUNCTION
CREATE FUNCTION store.twice(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a * 2';
ALTER FUNCTION store.twice(integer) IMMUTABLE;
ALTER FUNCTION store.twice(integer) STRICT;
ALTER FUNCTION store.twice(integer) SECURITY DEFINER;
ALTER FUNCTION store.twice(integer) LEAKPROOF;
ALTER FUNCTION store.twice(integer) PARALLEL SAFE;
ALTER FUNCTION store.twice(integer) COST 5;
ALTER FUNCTION store.twice(integer) SET search_path = store;
ALTER FUNCTION store.twice(integer) RENAME TO doubled;
ALTER FUNCTION store.doubled(integer) OWNER TO facts_owner;
ALTER ROUTINE store.doubled(integer) DEPENDS ON EXTENSION plpgsql; -- counted, for it says only what goes when an extension is dropped
CREATE PROCEDURE store.tidy() LANGUAGE sql AS 'DELETE FROM store.items';
ALTER PROCEDURE store.tidy() SECURITY DEFINER;
ALTER PROCEDURE store.tidy() SET SCHEMA public;

## TRIGGER
CREATE TRIGGER watched AFTER UPDATE ON store.items FOR EACH ROW WHEN (OLD.price <> NEW.price) EXECUTE FUNCTION store.note_it();
ALTER TRIGGER watched ON store.items RENAME TO seen;
ALTER TABLE store.items DISABLE TRIGGER seen;
CREATE CONSTRAINT TRIGGER late AFTER INSERT ON store.items FROM store.others DEFERRABLE FOR EACH ROW EXECUTE FUNCTION store.note_it();

## RULE
CREATE RULE kept AS ON DELETE TO store.others DO INSTEAD NOTHING;
ALTER RULE kept ON store.others RENAME TO never_gone;
ALTER TABLE store.others DISABLE RULE never_gone;

## POLICY
CREATE POLICY own ON store.items USING (id > 0);
ALTER POLICY own ON store.items USING (id > 1);
ALTER POLICY own ON store.items RENAME TO mine;
ALTER POLICY mine ON store.items TO facts_reader;

## EVENT TRIGGER
CREATE FUNCTION store.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER told ON ddl_command_end EXECUTE FUNCTION store.on_ddl();
ALTER EVENT TRIGGER told DISABLE;
ALTER EVENT TRIGGER told RENAME TO heard;
ALTER EVENT TRIGGER heard OWNER TO facts_owner;

## EXTENSION
CREATE EXTENSION hstore;
ALTER EXTENSION hstore SET SCHEMA store;
ALTER EXTENSION hstore UPDATE; -- versions are left out: servers differ in them
ALTER EXTENSION hstore ADD FUNCTION store.base_in(cstring);
ALTER EXTENSION hstore DROP FUNCTION store.base_in(cstring);
GRANT USAGE ON TYPE store.hstore TO facts_reader; -- counted, for what an extension brought along is left out
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC; -- counted, for what the server brought along is left out

## FOREIGN DATA
CREATE FOREIGN DATA WRAPPER elsewhere;
ALTER FOREIGN DATA WRAPPER elsewhere OPTIONS (ADD debug 'true');
ALTER FOREIGN DATA WRAPPER elsewhere OWNER TO facts_owner;
CREATE SERVER far FOREIGN DATA WRAPPER elsewhere OPTIONS (host 'example.com');
ALTER SERVER far OPTIONS (SET host 'example.org');
ALTER SERVER far OPTIONS (ADD token 'x');
ALTER SERVER far OPTIONS (SET token 'y'); -- of options that are not known, only their names are held: a value may be a secret
ALTER SERVER far VERSION '2';
ALTER SERVER far OWNER TO facts_owner;
CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (password 'x');
ALTER USER MAPPING FOR PUBLIC SERVER far OPTIONS (SET password 'y'); -- options of user mappings are left out: who may read them depends on the role, and they are for secrets
CREATE FOREIGN TABLE store.remote (id integer) SERVER far;
ALTER FOREIGN TABLE store.remote ADD COLUMN name text;
ALTER FOREIGN TABLE store.remote OPTIONS (ADD table_name 't');

## PUBLICATION
CREATE PUBLICATION news FOR TABLE store.items;
ALTER PUBLICATION news ADD TABLE store.others;
ALTER PUBLICATION news SET (publish = 'insert');
ALTER PUBLICATION news RENAME TO reports;
ALTER PUBLICATION reports OWNER TO facts_owner;
ALTER PUBLICATION reports DROP TABLE store.others;

## SUBSCRIPTION
CREATE SUBSCRIPTION afar CONNECTION 'dbname=x' PUBLICATION reports WITH (connect = false);
ALTER SUBSCRIPTION afar SET (synchronous_commit = local);
ALTER SUBSCRIPTION afar SET PUBLICATION others WITH (refresh = false);
ALTER SUBSCRIPTION afar CONNECTION 'dbname=y'; -- where it leads may hold secrets
ALTER SUBSCRIPTION afar OWNER TO facts_owner;
ALTER SUBSCRIPTION afar SET (slot_name = NONE);
DROP SUBSCRIPTION afar;

## PRIVILEGES
GRANT SELECT ON store.items TO facts_reader;
GRANT UPDATE (price) ON store.items TO facts_reader;
GRANT USAGE ON SCHEMA store TO facts_reader;
GRANT USAGE ON TYPE store.mood TO facts_reader;
GRANT EXECUTE ON FUNCTION store.doubled(integer) TO facts_reader;
GRANT USAGE ON FOREIGN SERVER far TO facts_reader;
GRANT USAGE ON LANGUAGE plpgsql TO facts_reader; -- counted, for the language came with the server
ALTER DEFAULT PRIVILEGES IN SCHEMA store GRANT SELECT ON TABLES TO facts_reader;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO facts_reader;
REVOKE UPDATE (price) ON store.items FROM facts_reader;
GRANT SET ON PARAMETER work_mem TO facts_reader; -- counted, for parameters belong to the server
REASSIGN OWNED BY facts_owner TO CURRENT_USER;

## COMMENT
COMMENT ON TABLE store.items IS 'things';
COMMENT ON CONSTRAINT items_pkey ON store.items IS 'the key';
COMMENT ON CONSTRAINT items_id_not_null ON store.items IS 'never empty';
ALTER TABLE store.parent ADD CONSTRAINT from_one CHECK (id > 0);
COMMENT ON CONSTRAINT from_one ON store.child IS 'of the child alone';
COMMENT ON TRIGGER seen ON store.items IS 'a trigger';
COMMENT ON EXTENSION hstore IS 'pairs';
COMMENT ON FUNCTION store.akeys(store.hstore) IS 'of an extension'; -- what an extension brought along is left out, and what is said of it
COMMENT ON LANGUAGE plpgsql IS 'of the server'; -- what the server brought along is left out, and what is said of it
COMMENT ON ROLE facts_reader IS 'reads'; -- roles belong to the server

## OPERATOR
CREATE FUNCTION store.same(store.pair, store.pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a = $2.a';
CREATE OPERATOR store.=== (LEFTARG = store.pair, RIGHTARG = store.pair, FUNCTION = store.same);
ALTER OPERATOR store.=== (store.pair, store.pair) SET (RESTRICT = eqsel);
CREATE OPERATOR FAMILY store.fam USING hash;
ALTER OPERATOR FAMILY store.fam USING hash RENAME TO family;
CREATE OPERATOR CLASS store.int_ops FOR TYPE integer USING hash FAMILY store.family AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
ALTER OPERATOR CLASS store.int_ops USING hash RENAME TO number_ops;

## CAST
CREATE FUNCTION store.to_text(store.pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1.b';
CREATE CAST (store.pair AS text) WITH FUNCTION store.to_text(store.pair);

## CONVERSION
CREATE CONVERSION store.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
ALTER CONVERSION store.latin RENAME TO western;
ALTER CONVERSION store.western OWNER TO facts_owner;

## TEXT SEARCH
CREATE TEXT SEARCH DICTIONARY store.words (TEMPLATE = simple);
ALTER TEXT SEARCH DICTIONARY store.words (ACCEPT = false);
CREATE TEXT SEARCH CONFIGURATION store.search (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION store.search ALTER MAPPING FOR asciiword WITH store.words;
ALTER TEXT SEARCH CONFIGURATION store.search DROP MAPPING FOR asciiword;
CREATE TEXT SEARCH PARSER store.plain (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
ALTER TEXT SEARCH PARSER store.plain RENAME TO cut;
CREATE TEXT SEARCH TEMPLATE store.simplest (LEXIZE = dsimple_lexize);
ALTER TEXT SEARCH TEMPLATE store.simplest RENAME TO plainest;

## LANGUAGE
CREATE TRUSTED LANGUAGE own HANDLER plpgsql_call_handler;
ALTER LANGUAGE own RENAME TO mine;
ALTER LANGUAGE mine OWNER TO facts_owner;
GRANT USAGE ON LANGUAGE mine TO facts_reader;

## TRANSFORM
CREATE TRANSFORM FOR store.pair LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));

## TABLESPACE
ALTER DATABASE this_database SET allow_in_place_tablespaces = on; -- counted, for settings of a database belong to the server that it is on
CREATE TABLESPACE facts_space LOCATION ''; -- tablespaces belong to the server
ALTER TABLESPACE facts_space SET (seq_page_cost = 2); -- tablespaces belong to the server
ALTER TABLE store.others SET TABLESPACE facts_space; -- counted, for tablespaces belong to the server
ALTER TABLE store.others SET TABLESPACE pg_default; -- counted, for tablespaces belong to the server
DROP TABLESPACE facts_space; -- tablespaces belong to the server

## LARGE OBJECT
SELECT lo_create(4711); -- large objects are data
ALTER LARGE OBJECT 4711 OWNER TO CURRENT_USER; -- large objects are data
