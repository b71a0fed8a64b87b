-- finds risky column public.users.name

-- before
CREATE TABLE users (name varchar(20) PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, owner varchar(20) REFERENCES users, other varchar(40) REFERENCES users);
CREATE TABLE notes (owner varchar(20) REFERENCES users);

-- seen
ALTER TABLE users ALTER COLUMN name TYPE varchar(40);
