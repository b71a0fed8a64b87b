-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- then
CREATE DOMAIN text1 AS text DEFAULT 'x';
CREATE DOMAIN mail AS text1 NOT NULL;
ALTER TABLE orders ADD COLUMN mail mail;
