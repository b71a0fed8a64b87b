CREATE TABLE t (id bigint, state text, note text);
CREATE TABLE other (id bigint, state text, note text);
