CREATE TABLE t (id bigint, x text, y integer, z text, note text, v text, w date, fresh text);
CREATE INDEX by_e ON t (w);
