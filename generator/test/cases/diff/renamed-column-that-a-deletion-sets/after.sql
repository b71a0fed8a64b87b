CREATE TABLE s (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (id integer, z integer, c integer, n text, CONSTRAINT fk FOREIGN KEY (z, c) REFERENCES s ON DELETE SET NULL (z, c));
