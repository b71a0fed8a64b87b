CREATE TABLE people (id bigint PRIMARY KEY);
CREATE TABLE remarks (text text, person bigint CONSTRAINT notes_person_fkey REFERENCES people);
