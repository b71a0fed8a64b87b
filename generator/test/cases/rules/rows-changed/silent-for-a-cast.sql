-- finds nothing

-- before
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TABLE t (id bigint PRIMARY KEY, a varchar(20), b integer, "C" text, d timestamp, e mood, f numeric(10, 2), g text, h timestamp);

-- seen
ALTER TABLE t ALTER COLUMN a TYPE text USING a, ALTER b TYPE bigint USING b::bigint;
ALTER TABLE t ALTER COLUMN "C" TYPE jsonb USING ("C")::jsonb;
ALTER TABLE t ALTER COLUMN d TYPE timestamptz USING d AT TIME ZONE 'UTC', ALTER COLUMN h TYPE timestamptz(3) USING t.h::timestamp(3) with time zone;
ALTER TYPE mood RENAME TO mood_before;
CREATE TYPE mood AS ENUM ('good', 'bad', 'fair');
ALTER TABLE t ALTER COLUMN e TYPE mood USING (e::text::public.mood);
ALTER TABLE t ALTER COLUMN f TYPE decimal(12, 2) USING CAST(f AS numeric(12,2));
ALTER TABLE t ALTER COLUMN g TYPE varchar(3) USING left(g, 3);
