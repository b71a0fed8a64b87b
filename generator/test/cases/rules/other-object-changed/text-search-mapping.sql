-- finds risky text search configuration public.words

-- before
CREATE TEXT SEARCH CONFIGURATION words (COPY = pg_catalog.english);

-- then
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR asciiword WITH simple;
