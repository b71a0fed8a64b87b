-- finds nothing

-- before
CREATE TABLE t (q text);

-- then
ALTER TABLE t ALTER q TYPE integer USING q::integer;
