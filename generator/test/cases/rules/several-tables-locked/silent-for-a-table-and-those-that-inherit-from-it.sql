-- finds nothing

-- before
CREATE TABLE things (id bigint);
CREATE TABLE orders (note text) INHERITS (things);

-- seen
BEGIN;
ALTER TABLE things ADD COLUMN region text;
ALTER TABLE orders ADD COLUMN state text;
COMMIT;
