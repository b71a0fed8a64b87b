CREATE TABLE s (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (id integer, b integer, c integer, n text, CONSTRAINT fk FOREIGN KEY (b, c) REFERENCES s ON DELETE SET NULL (b, c));
