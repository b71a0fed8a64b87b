-- finds breaking enum public.status

-- before
CREATE TYPE state AS ENUM ('new');
CREATE FUNCTION f(a state) RETURNS state LANGUAGE sql AS 'SELECT a';
CREATE TABLE orders (id serial, state state DEFAULT 'new');

-- seen
ALTER TYPE state RENAME TO status;
