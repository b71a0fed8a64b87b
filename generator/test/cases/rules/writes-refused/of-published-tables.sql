-- finds breaking table public.keyed
-- finds breaking table public.whole
-- finds risky table public.fresh

-- before
CREATE TABLE keyed (id bigint CONSTRAINT keyed_pkey PRIMARY KEY);
CREATE TABLE whole (id bigint);
ALTER TABLE whole REPLICA IDENTITY FULL;
CREATE TABLE bare (id bigint);
ALTER TABLE bare REPLICA IDENTITY FULL;
CREATE TABLE old (id bigint);
CREATE PUBLICATION everything FOR ALL TABLES;

-- then
ALTER TABLE keyed DROP CONSTRAINT keyed_pkey;
ALTER TABLE whole REPLICA IDENTITY DEFAULT;
CREATE TABLE fresh (id bigint);
