CREATE TABLE s (id text PRIMARY KEY);
CREATE TABLE t (id bigint, phase text CONSTRAINT fk REFERENCES s);
