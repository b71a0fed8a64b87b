-- before
CREATE TABLE orders (id bigint);

-- then
