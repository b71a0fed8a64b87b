-- finds risky index loose on public.t

-- before
CREATE COLLATION public.nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE t (a text, CONSTRAINT one UNIQUE (a));

-- then
CREATE UNIQUE INDEX loose ON t (a COLLATE public.nocase);
