-- finds breaking table public.live
-- finds breaking table public.staging
-- finds breaking table public.u_old

-- before
CREATE TABLE live (id bigint PRIMARY KEY, a integer);
CREATE TABLE staging (id bigint PRIMARY KEY, a integer);
CREATE TABLE u (id bigint PRIMARY KEY, a integer);

-- seen
ALTER TABLE live RENAME TO former;
ALTER TABLE staging RENAME TO live;
ALTER TABLE former RENAME TO staging;
ALTER TABLE u RENAME TO u_old;
CREATE TABLE u (id bigint PRIMARY KEY, b integer);
