CREATE TABLE orders (id bigint);
CREATE TABLE log (id bigint);
CREATE TABLE audit (id bigint);
CREATE RULE note AS ON INSERT TO orders DO ALSO INSERT INTO log VALUES (NEW.id);
