-- finds safe check filled on public.t

-- before
CREATE TABLE t (id bigint PRIMARY KEY, qty integer, CONSTRAINT filled CHECK (qty IS NOT NULL));

-- then
ALTER TABLE t ALTER qty SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT filled;
