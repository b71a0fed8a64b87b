-- owners
-- finds risky table public.orders

-- before
CREATE ROLE auditor;
CREATE TABLE orders (id integer);
CREATE TABLE forced (id integer);
CREATE TABLE plain (id integer);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE forced ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON orders USING (id > 0);
CREATE POLICY own ON forced USING (id > 0);

-- then
ALTER TABLE orders OWNER TO auditor;
ALTER TABLE forced OWNER TO auditor;
ALTER TABLE plain OWNER TO auditor;
