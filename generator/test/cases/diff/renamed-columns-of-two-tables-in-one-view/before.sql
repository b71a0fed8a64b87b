CREATE TABLE a (id bigint, x text, note text);
CREATE TABLE b (id bigint, y text, note text);
CREATE VIEW va AS SELECT id, x AS one FROM a WHERE x IS NOT NULL;
CREATE VIEW vb AS SELECT id, y AS one FROM b WHERE y IS NOT NULL;
CREATE VIEW w AS SELECT a.x AS one, b.y AS two FROM a JOIN b USING (id);
