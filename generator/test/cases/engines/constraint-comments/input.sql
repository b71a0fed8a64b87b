CREATE TABLE parent (id integer CONSTRAINT positive CHECK (id > 0), CONSTRAINT small CHECK (id < 100));
CREATE TABLE child () INHERITS (parent);
COMMENT ON CONSTRAINT positive ON parent IS 'Of the parent';
COMMENT ON CONSTRAINT positive ON child IS 'Of the child alone';
CREATE TABLE words (id integer PRIMARY KEY);
CREATE TABLE parts (id integer PRIMARY KEY, CONSTRAINT even CHECK (id % 2 = 0)) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (1) TO (10);
ALTER TABLE parts ADD CONSTRAINT is_word FOREIGN KEY (id) REFERENCES words;
COMMENT ON CONSTRAINT even ON parts_1 IS 'Of one part';
COMMENT ON CONSTRAINT parts_1_pkey ON parts_1 IS 'The key of one part';
COMMENT ON CONSTRAINT is_word ON parts_1 IS 'The reference of one part';
-- One on a trigger that a partition takes over.
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER noted AFTER INSERT ON parts FOR EACH ROW EXECUTE FUNCTION noted();
COMMENT ON TRIGGER noted ON parts_1 IS 'Of one part';
