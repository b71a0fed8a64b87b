-- finds nothing

-- before
CREATE TABLE orders (state text);

-- then
ALTER TABLE orders ADD COLUMN id bigserial;
