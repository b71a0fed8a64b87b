CREATE TABLE s (id text PRIMARY KEY);
CREATE TABLE t (id bigint, state text CONSTRAINT fk REFERENCES s);
