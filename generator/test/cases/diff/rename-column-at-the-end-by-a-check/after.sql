CREATE TABLE t (id bigint, phase text CONSTRAINT t_state_check CHECK (length(phase) < 10));
