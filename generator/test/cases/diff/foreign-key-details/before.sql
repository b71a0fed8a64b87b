CREATE TABLE s (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (a integer, b integer, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES s);
