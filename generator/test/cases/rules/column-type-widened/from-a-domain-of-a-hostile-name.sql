-- finds safe column public.t.v

-- before
CREATE SCHEMA "a.b";
CREATE DOMAIN "a.b"."c""d" AS text CHECK (VALUE <> '');
CREATE TABLE t (v "a.b"."c""d");

-- then
ALTER TABLE t ALTER v TYPE text;
