-- finds risky check filled on public.orders at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
BEGIN;
ALTER TABLE orders ADD CONSTRAINT filled CHECK (state <> '') NOT VALID;
ALTER TABLE ONLY public.orders VALIDATE CONSTRAINT filled;
COMMIT;
