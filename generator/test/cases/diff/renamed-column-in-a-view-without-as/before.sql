CREATE TABLE a (id bigint, state text, note text);
CREATE VIEW v AS SELECT id, state, note FROM a;
