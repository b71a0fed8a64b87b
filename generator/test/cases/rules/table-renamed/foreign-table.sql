-- finds breaking foreign table public.g

-- before
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER far FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer, b text, c date, d text) SERVER far;

-- then
ALTER FOREIGN TABLE f RENAME TO g;
