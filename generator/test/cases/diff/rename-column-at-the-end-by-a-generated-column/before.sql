CREATE TABLE t (short text GENERATED ALWAYS AS (left(state, 3)) STORED, id bigint, state text);
