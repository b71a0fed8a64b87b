CREATE TABLE t (id bigint, state text);
CREATE TABLE other (id bigint, state text);
