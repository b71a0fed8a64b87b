CREATE SCHEMA old;
CREATE SCHEMA new;
CREATE TABLE old.orders (id bigint, state text);
CREATE VIEW v AS SELECT id FROM old.orders;
CREATE TABLE parts (id bigint);
CREATE VIEW x AS SELECT p.id FROM parts p, old.orders;
