-- finds nothing

-- before
CREATE TABLE t (a integer);

-- then
ALTER TABLE t ADD COLUMN b text DEFAULT 'it''s random()', ADD COLUMN c text DEFAULT '';
