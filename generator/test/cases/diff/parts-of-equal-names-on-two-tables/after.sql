CREATE TABLE a (x integer CONSTRAINT c CHECK (x > 0));
CREATE TABLE b (x integer CONSTRAINT d CHECK (x > 0));
