-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE RULE nothing AS ON INSERT TO orders DO INSTEAD NOTHING;
CREATE RULE no_more AS ON DELETE TO orders DO INSTEAD NOTHING;

-- then
COMMENT ON RULE nothing ON orders IS 'orders come from elsewhere';
ALTER TABLE orders DISABLE RULE no_more;
