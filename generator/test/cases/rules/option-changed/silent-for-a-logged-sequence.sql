-- finds nothing

-- before
CREATE UNLOGGED SEQUENCE tickets;

-- then
ALTER SEQUENCE tickets SET LOGGED;
