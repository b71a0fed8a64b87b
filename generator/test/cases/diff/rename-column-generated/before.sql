CREATE TABLE t (id bigint, twice bigint GENERATED ALWAYS AS (id * 2) STORED, note text);
