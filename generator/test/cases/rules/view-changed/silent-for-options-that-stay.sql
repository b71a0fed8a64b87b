-- finds nothing

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE VIEW v WITH (security_barrier) AS SELECT id, a FROM t WHERE a > 0 WITH CHECK OPTION;

-- then
CREATE OR REPLACE VIEW v WITH (security_barrier, check_option = cascaded) AS SELECT id, a FROM t WHERE a > 0;
COMMENT ON VIEW v IS 'the positive ones';
