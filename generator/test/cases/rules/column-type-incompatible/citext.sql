-- finds breaking column public.t.email
-- finds breaking column public.t.name
-- finds breaking column public.t.code

-- before
CREATE EXTENSION citext;
CREATE TABLE t (email text UNIQUE, name varchar(40), code char(3));

-- then
ALTER TABLE t ALTER email TYPE citext, ALTER name TYPE citext, ALTER code TYPE citext;
