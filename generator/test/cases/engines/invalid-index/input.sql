CREATE TABLE items (id integer, name text);
CREATE INDEX left_behind ON items (name);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'left_behind'::regclass;
