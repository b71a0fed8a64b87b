-- finds breaking column public.posts.author_id

-- before
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE posts (id integer, created_by integer REFERENCES users);

-- then
ALTER TABLE posts RENAME COLUMN created_by TO author_id;
