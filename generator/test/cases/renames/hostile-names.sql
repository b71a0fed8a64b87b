CREATE SCHEMA "a.b";
CREATE TYPE "a.b"."x""y" AS ENUM ('it''s');
CREATE TABLE "a.b"."T (1)" ("c.d" "a.b"."x""y" DEFAULT 'it''s', "e" integer);
CREATE FUNCTION "a.b"."f("(a "a.b"."x""y") RETURNS integer LANGUAGE sql AS 'SELECT 1';

-- then
ALTER TYPE "a.b"."x""y" RENAME TO "z.""";
ALTER TYPE "a.b"."z.""" RENAME VALUE 'it''s' TO '{"';
ALTER TABLE "a.b"."T (1)" RENAME "c.d" TO "$1";
ALTER TABLE "a.b"."T (1)" RENAME TO "$&";
ALTER FUNCTION "a.b"."f(" RENAME TO "g(";
ALTER SCHEMA "a.b" RENAME TO "$'";
