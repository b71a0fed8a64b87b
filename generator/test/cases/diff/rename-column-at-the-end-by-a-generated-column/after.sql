CREATE TABLE t (short text GENERATED ALWAYS AS (left(phase, 3)) STORED, id bigint, phase text);
