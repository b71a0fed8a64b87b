CREATE TYPE status AS ENUM ('new', 'paid');
CREATE DOMAIN sku AS text;
CREATE TYPE address AS (street text);
CREATE TYPE period AS RANGE (subtype = date);
CREATE TABLE t (a status DEFAULT 'new', b sku, c address[], d period);
