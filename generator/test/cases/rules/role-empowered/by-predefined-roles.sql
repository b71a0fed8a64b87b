-- finds risky migration 1.sql at line 1
-- finds risky migration 1.sql at line 2
-- finds risky migration 1.sql at line 3

-- before
CREATE ROLE app;
CREATE ROLE other;

-- seen
GRANT pg_read_all_data, "pg_write_all_data" TO app, other WITH ADMIN OPTION;
GRANT pg_execute_server_program TO app;
CREATE ROLE reader IN ROLE pg_read_server_files;
