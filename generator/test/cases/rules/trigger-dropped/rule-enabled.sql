-- finds risky rule tell on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE RULE tell AS ON DELETE TO orders DO ALSO NOTIFY deleted;
ALTER TABLE orders ENABLE REPLICA RULE tell;

-- then
ALTER TABLE orders ENABLE RULE tell;
