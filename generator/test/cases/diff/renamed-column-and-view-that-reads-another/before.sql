CREATE TABLE a (id bigint, state text, status text, note text);
CREATE VIEW v AS SELECT state AS s FROM a;
