-- finds nothing

-- before
CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME order_numbers));

-- seen
ALTER TABLE orders RENAME TO purchases;
