-- finds risky policy p on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE ROLE reader;
CREATE ROLE writer;

-- then
CREATE POLICY p ON orders FOR DELETE TO reader, writer USING (true);
