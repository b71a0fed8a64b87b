CREATE TYPE span AS RANGE (subtype = float8);
CREATE ROLE clerk;
