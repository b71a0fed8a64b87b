COMMENT ON SCHEMA public IS NULL;
CREATE SCHEMA "Billing Office";
COMMENT ON SCHEMA "Billing Office" IS 'Money.';
GRANT USAGE ON SCHEMA "Billing Office" TO schemalog_reader;
CREATE EXTENSION hstore;

CREATE TYPE "Billing Office".address AS (street text, city text COLLATE "C", country char(2));
COMMENT ON COLUMN "Billing Office".address.country IS 'ISO 3166.';
CREATE TYPE "Billing Office".span AS RANGE (subtype = date);
CREATE DOMAIN "Billing Office".amount AS numeric(12, 2) NOT NULL DEFAULT 0 CHECK (VALUE >= 0);
COMMENT ON DOMAIN "Billing Office".amount IS 'Euro.';

CREATE SEQUENCE "Billing Office".invoice_number START 100 INCREMENT 5 MAXVALUE 99999 CACHE 10 CYCLE;
COMMENT ON SEQUENCE "Billing Office".invoice_number IS 'As the tax office wants it.';

CREATE TABLE "Billing Office"."Invoice" (
  "Number" bigint PRIMARY KEY DEFAULT nextval('"Billing Office".invoice_number'),
  total "Billing Office".amount,
  "to" "Billing Office".address,
  open "Billing Office".span,
  tags hstore,
  EXCLUDE USING gist (open WITH &&)
);
ALTER TABLE "Billing Office"."Invoice" ADD CONSTRAINT later CHECK ("Number" > 0) NOT VALID;
CREATE RULE keep AS ON DELETE TO "Billing Office"."Invoice" DO INSTEAD NOTHING;

CREATE FUNCTION sum_of(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a + b';
COMMENT ON FUNCTION sum_of(integer, integer) IS 'Adds whole numbers.';
CREATE FUNCTION sum_of(a numeric, b numeric) RETURNS numeric LANGUAGE sql RETURN a + b;
CREATE FUNCTION invoices_in("when" "Billing Office".span, OUT count bigint, OUT total numeric)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS
  'SELECT count(*), sum(total) FROM "Billing Office"."Invoice" WHERE open && "when"';
CREATE FUNCTION all_invoices() RETURNS SETOF "Billing Office"."Invoice" LANGUAGE sql STABLE AS
  'SELECT * FROM "Billing Office"."Invoice"';
CREATE PROCEDURE close_month(VARIADIC months date[]) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
GRANT EXECUTE ON PROCEDURE close_month TO schemalog_writer WITH GRANT OPTION;
CREATE AGGREGATE product(numeric) (sfunc = numeric_mul, stype = numeric);

CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watch ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'ALTER TABLE') EXECUTE FUNCTION watch();
COMMENT ON EVENT TRIGGER watch IS 'Who drops what.';
CREATE PUBLICATION money FOR TABLE "Billing Office"."Invoice" ("Number", total) WHERE ("Number" > 0) WITH (publish = 'insert, update');
CREATE PUBLICATION office FOR TABLES IN SCHEMA "Billing Office";
ALTER TABLE "Billing Office"."Invoice" REPLICA IDENTITY FULL;
CREATE FOREIGN DATA WRAPPER paper;
GRANT USAGE ON FOREIGN DATA WRAPPER paper TO schemalog_reader;
CREATE COLLATION "Billing Office".by_number (provider = icu, locale = 'en-u-kn-true');
COMMENT ON COLLATION "Billing Office".by_number IS 'Two before ten.';
CREATE SERVER cellar TYPE 'shelf' VERSION '2' FOREIGN DATA WRAPPER paper OPTIONS (host 'cellar.example.com');
CREATE FOREIGN TABLE "Billing Office".old_invoices (number bigint, paper text) SERVER cellar OPTIONS (box '7');
CREATE SEQUENCE "Billing Office".used OWNED BY "Billing Office"."Invoice"."Number";
CREATE SEQUENCE "Billing Office".waits OWNED BY "Billing Office"."Invoice"."Number";
ALTER DEFAULT PRIVILEGES IN SCHEMA "Billing Office" GRANT SELECT, INSERT ON TABLES TO schemalog_reader WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE schemalog_writer REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
