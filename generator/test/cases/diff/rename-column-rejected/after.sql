CREATE TABLE t (id bigint, status text, note text);
CREATE TABLE other (id bigint, status text, note text);
