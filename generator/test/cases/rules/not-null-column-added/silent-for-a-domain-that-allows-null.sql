-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- then
CREATE DOMAIN mail AS text CHECK (value LIKE '%@%');
ALTER TABLE orders ADD COLUMN mail mail, ADD COLUMN mails mail[];
