CREATE SCHEMA api;
CREATE FUNCTION api.add(a integer, b integer DEFAULT 1) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT a + b $$;
CREATE FUNCTION api.add(a text, b text) RETURNS text LANGUAGE sql STABLE LEAKPROOF COST 7 AS 'SELECT a || b';
CREATE FUNCTION api.add(integer[]) RETURNS SETOF integer LANGUAGE plpgsql ROWS 5 AS $body$
BEGIN
  -- every one of them
  RETURN QUERY SELECT unnest($1);
END
$body$;
CREATE FUNCTION api.standard(n integer) RETURNS integer LANGUAGE sql RETURN n + 1;
CREATE FUNCTION api.block(n integer) RETURNS integer BEGIN ATOMIC SELECT n; SELECT n + 2; END;
CREATE FUNCTION api.many(IN a integer, INOUT b text, OUT c date, VARIADIC d text[] DEFAULT '{}') LANGUAGE sql AS 'SELECT b, now()::date';
CREATE FUNCTION api.as_table(a integer DEFAULT 3) RETURNS TABLE (x integer, y text) LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, api SET work_mem = '8MB' AS 'SELECT 1, ''y''';
CREATE PROCEDURE api.do_it(IN a integer, INOUT done boolean DEFAULT false) LANGUAGE plpgsql AS 'BEGIN done := true; END';
CREATE PROCEDURE api.do_it() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE api.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = safe);
CREATE AGGREGATE api.middle(double precision ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE FUNCTION api.place() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE AS 'window_row_number';
COMMENT ON FUNCTION api.add(integer, integer) IS 'Numbers';
COMMENT ON FUNCTION api.add(text, text) IS 'Texts';
COMMENT ON PROCEDURE api.do_it() IS 'Nothing to give';
COMMENT ON AGGREGATE api.total(integer) IS 'All of it';
REVOKE EXECUTE ON FUNCTION api.as_table(integer) FROM PUBLIC;
GRANT EXECUTE ON PROCEDURE api.do_it() TO schemalog_writer WITH GRANT OPTION;
CREATE AGGREGATE careless (integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = int4abs, FINALFUNC_MODIFY = READ_WRITE);
