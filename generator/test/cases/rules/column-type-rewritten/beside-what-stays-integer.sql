-- finds risky column public.users.id

-- before
CREATE TABLE users (id serial PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, "user" integer REFERENCES users, by bigint REFERENCES users);

-- seen
ALTER TABLE users ALTER COLUMN id TYPE bigint;
