CREATE TABLE a (id bigint, state text, note text);
CREATE TABLE b (id bigint, state text, note text);
CREATE VIEW va AS SELECT id, state AS one FROM a WHERE state IS NOT NULL;
CREATE VIEW vb AS SELECT id, state AS one FROM b WHERE state IS NOT NULL;
