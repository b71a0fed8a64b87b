-- finds nothing

-- before
CREATE TABLE orders (id integer);

-- seen
ALTER TABLE orders RENAME TO purchases;
