CREATE TABLE tags (id int);
CREATE ROLE anon;
GRANT CONNECT ON DATABASE prod TO anon;
ALTER DATABASE prod SET search_path TO app;
