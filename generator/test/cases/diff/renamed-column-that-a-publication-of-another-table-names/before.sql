CREATE TABLE a (id bigint PRIMARY KEY, state text, n text);
CREATE TABLE b (id bigint PRIMARY KEY, state text, status text);
CREATE PUBLICATION p FOR TABLE a, b WHERE (state = 'x') WITH (publish = 'insert');
