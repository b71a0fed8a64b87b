-- finds nothing

-- before
CREATE TABLE t (state text DEFAULT 'new');

-- then
ALTER TABLE t ALTER state SET DEFAULT 'old';
