CREATE TABLE t (id bigint, state text);
CREATE INDEX t_i ON t (id, state);
