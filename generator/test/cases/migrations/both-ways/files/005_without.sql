-- Rolls nothing back.
CREATE TABLE e (id int);
