CREATE TABLE orders (id bigint);
CREATE TABLE log (id bigint);
CREATE TABLE audit (id bigint);
CREATE RULE audit AS ON INSERT TO orders DO ALSO INSERT INTO audit VALUES (NEW.id);
