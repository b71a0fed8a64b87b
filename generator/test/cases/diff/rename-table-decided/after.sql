CREATE TABLE sizes (n text);
CREATE SCHEMA far;
CREATE TABLE words (t text);
