CREATE TABLE users (id text PRIMARY KEY, name text, email text UNIQUE, password text, image text);
