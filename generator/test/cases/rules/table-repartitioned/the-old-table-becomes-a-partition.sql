-- finds risky table public.ev

-- before
CREATE TABLE ev (id bigint, at date NOT NULL, PRIMARY KEY (id, at));

-- seen
ALTER TABLE ev RENAME TO ev_old;
CREATE TABLE ev (id bigint, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
ALTER TABLE ev ATTACH PARTITION ev_old FOR VALUES FROM (MINVALUE) TO ('2025-01-01');
