CREATE TYPE state AS ENUM ('new', 'paid');
CREATE DOMAIN code AS text;
CREATE TYPE place AS (street text);
CREATE TYPE span AS RANGE (subtype = date);
CREATE TABLE t (a state DEFAULT 'new', b code, c place[], d span);
