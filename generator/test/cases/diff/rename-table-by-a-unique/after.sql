CREATE TABLE purchases (id bigint CONSTRAINT one_id UNIQUE, a text);
