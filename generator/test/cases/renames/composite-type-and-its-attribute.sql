CREATE TYPE place AS (street text, nr integer);
CREATE TABLE t (a place, b place[]);

-- then
ALTER TYPE place RENAME TO address;
ALTER TYPE address RENAME ATTRIBUTE nr TO number;
