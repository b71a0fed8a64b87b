CREATE TABLE cities (name text NOT NULL, people integer DEFAULT 0, CONSTRAINT "some" CHECK (people >= 0));
CREATE TABLE places (name text, height integer);
CREATE TABLE capitals (state character(2), people integer DEFAULT 1, CONSTRAINT "some" CHECK (people >= 0), CONSTRAINT own CHECK (state <> '')) INHERITS (cities, places);
CREATE TABLE towns () INHERITS (cities);
CREATE TYPE row_type AS (id integer, name text);
CREATE TABLE typed OF row_type (PRIMARY KEY (id));
