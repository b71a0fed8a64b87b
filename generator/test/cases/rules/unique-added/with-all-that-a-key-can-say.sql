-- finds risky unique "One" on public.t
-- finds risky primary key t_pkey on public.t
-- finds risky index two on public.t

-- before
CREATE TABLE t (a integer NOT NULL, "B" text, c text);

-- seen
ALTER TABLE t ADD CONSTRAINT "One" UNIQUE NULLS NOT DISTINCT (a, "B") INCLUDE (c) WITH (fillfactor = 80) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE t ADD PRIMARY KEY (a);
CREATE UNIQUE INDEX two ON t (lower("B") DESC) NULLS NOT DISTINCT WHERE a > 0;
