-- finds breaking rule nothing on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE RULE nothing AS ON INSERT TO orders DO INSTEAD NOTHING;
ALTER TABLE orders DISABLE RULE nothing;

-- then
ALTER TABLE orders ENABLE RULE nothing;
