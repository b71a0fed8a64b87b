CREATE FOREIGN DATA WRAPPER elsewhere OPTIONS (debug 'true');
CREATE SERVER warehouse TYPE 'columns' VERSION '9.1' FOREIGN DATA WRAPPER elsewhere OPTIONS (host 'wh.example.com', port '5432', password 'canary-1', api_key 'canary-2', "user" 'robin');
CREATE USER MAPPING FOR CURRENT_USER SERVER warehouse OPTIONS (password 'canary-3');
CREATE FOREIGN TABLE remote (
  id integer OPTIONS (column_name 'ID') NOT NULL, name text COLLATE "C", token text OPTIONS (auth_token 'canary-4')
) SERVER warehouse OPTIONS (table_name 'remote', secret_key 'canary-5');
ALTER FOREIGN TABLE remote ADD CONSTRAINT known CHECK (id > 0);
COMMENT ON SERVER warehouse IS 'Far away';
COMMENT ON FOREIGN TABLE remote IS 'Read only';
COMMENT ON COLUMN remote.name IS 'As it is there';
GRANT USAGE ON FOREIGN SERVER warehouse TO schemalog_reader;
GRANT SELECT ON remote TO schemalog_reader;
CREATE SERVER by_url FOREIGN DATA WRAPPER elsewhere OPTIONS (uri 'mongodb://robin:canary-6@db.example.com/x', extra 'dbname=x password=canary-7', use_key 'true', address 'https://example.com/a?b=c@d');
