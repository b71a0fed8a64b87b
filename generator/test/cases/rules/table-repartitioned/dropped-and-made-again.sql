-- finds breaking table public.ev

-- before
CREATE TABLE ev (id bigint, at date NOT NULL, PRIMARY KEY (id, at));

-- seen
CREATE TABLE ev_new (id bigint, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE ev_all PARTITION OF ev_new DEFAULT;
DROP TABLE ev;
ALTER TABLE ev_new RENAME TO ev;
