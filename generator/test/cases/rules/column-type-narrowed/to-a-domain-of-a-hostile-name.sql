-- finds breaking column public.t.v

-- before
CREATE SCHEMA "a.b";
CREATE DOMAIN "a.b"."c""d" AS text CHECK (VALUE <> '');
CREATE TABLE t (v text);

-- then
ALTER TABLE t ALTER v TYPE "a.b"."c""d";
