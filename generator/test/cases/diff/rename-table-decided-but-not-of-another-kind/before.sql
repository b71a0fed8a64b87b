CREATE TABLE colors (id integer);
