-- finds risky column public.users.id

-- before
CREATE SEQUENCE numbers AS integer;
CREATE TABLE users (id integer PRIMARY KEY DEFAULT nextval('numbers'));

-- then
ALTER TABLE users ALTER COLUMN id TYPE bigint;
