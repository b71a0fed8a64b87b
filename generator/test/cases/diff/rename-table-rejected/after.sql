CREATE TABLE purchases (id bigint, state text, total numeric(10,2), placed_at date);
CREATE TABLE a_things (a text);
