CREATE TABLE t (id bigint, phase text);
CREATE INDEX t_i ON t (phase, id);
