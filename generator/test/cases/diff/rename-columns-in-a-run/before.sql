CREATE TABLE t (id bigint, a text, b integer, c text, note text, d text, e date);
CREATE INDEX by_e ON t (e);
