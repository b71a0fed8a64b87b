-- finds risky table public.feeds

-- before
CREATE TABLE icons (id integer PRIMARY KEY);
CREATE TABLE feeds (id integer PRIMARY KEY, icon integer REFERENCES icons);

-- seen
BEGIN;
ALTER TABLE icons ADD COLUMN etag text;
ALTER TABLE IF EXISTS ONLY public.feeds DISABLE TRIGGER ALL;
COMMIT;
