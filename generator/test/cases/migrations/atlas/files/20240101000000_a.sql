CREATE TABLE old_a (id int);
