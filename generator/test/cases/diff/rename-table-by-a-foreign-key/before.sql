CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE notes (text text, person bigint CONSTRAINT notes_person_fkey REFERENCES people);
