CREATE TABLE accounts (id serial, name text);
