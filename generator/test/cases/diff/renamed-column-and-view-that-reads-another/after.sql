CREATE TABLE a (id bigint, phase text, status text, note text);
CREATE VIEW v AS SELECT status AS s FROM a;
