CREATE TABLE purchases (id bigint, a text, b text);
CREATE INDEX by_id ON purchases (id);
