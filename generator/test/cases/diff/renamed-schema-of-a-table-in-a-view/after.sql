CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TABLE new.orders (id bigint, state text);
CREATE VIEW v AS SELECT id FROM new.orders;
CREATE TABLE parts (id bigint);
CREATE VIEW x AS SELECT p.id FROM parts p, new.orders;
