-- finds breaking table public.things

-- before
CREATE TABLE goods (id integer);

-- seen
ALTER TABLE goods RENAME TO things;
