CREATE TABLE a (id bigint, q text, note text);
CREATE TABLE b (id bigint, z text, note text);
CREATE VIEW va AS SELECT id, q AS one FROM a WHERE q IS NOT NULL;
CREATE VIEW vb AS SELECT id, z AS one FROM b WHERE z IS NOT NULL;
CREATE VIEW w AS SELECT a.q AS one, b.z AS two FROM a JOIN b USING (id);
