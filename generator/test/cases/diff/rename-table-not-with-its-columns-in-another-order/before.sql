CREATE TABLE "User" (id text PRIMARY KEY, name text, email text UNIQUE, image text, password text);
