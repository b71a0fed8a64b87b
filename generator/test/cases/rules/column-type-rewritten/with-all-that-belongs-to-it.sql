-- finds risky column public.users.id
-- finds risky column public.orders."user"

-- before
CREATE TABLE users (id serial PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, "user" integer REFERENCES users);

-- seen
ALTER TABLE users ALTER COLUMN id TYPE bigint;
ALTER SEQUENCE users_id_seq AS bigint;
ALTER TABLE orders ALTER COLUMN "user" TYPE bigint;
