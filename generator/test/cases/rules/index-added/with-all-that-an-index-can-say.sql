-- finds risky index "By" on public.t
-- finds risky index words on public.t

-- before
CREATE TABLE t (a integer, "B" text, c text, d text[]);

-- seen
CREATE INDEX "By" ON t (a DESC NULLS LAST, lower("B") COLLATE "C" text_pattern_ops, (a + 1) NULLS FIRST) INCLUDE (c) WITH (fillfactor = 70) WHERE "B" <> 'it''s';
CREATE INDEX words ON t USING gin (d);
