CREATE TYPE span AS RANGE (subtype = float8);
CREATE TABLE t (a span);

-- then
ALTER TYPE span RENAME TO period;
