CREATE TABLE t (id bigint, state text CONSTRAINT t_state_check CHECK (length(state) < 10));
