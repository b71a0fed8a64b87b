-- finds safe table public."all, of them"

-- before
CREATE ROLE clerk;
CREATE TABLE orders (id bigint PRIMARY KEY, "from" text, "a, b" text);
GRANT SELECT ON orders TO clerk;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

-- then
ALTER TABLE orders RENAME TO "all, of them";
CREATE VIEW orders WITH (security_invoker) AS SELECT * FROM "all, of them";
GRANT SELECT ON orders TO clerk;
