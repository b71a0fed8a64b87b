-- finds risky index loose on public.t

-- before
CREATE COLLATION public.nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (a text, b integer, CONSTRAINT one UNIQUE (a));

-- then
ALTER TABLE t ALTER COLUMN a TYPE text COLLATE public.nocase;
CREATE UNIQUE INDEX loose ON t (a);
