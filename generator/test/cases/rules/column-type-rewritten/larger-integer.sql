-- finds risky column public.t.id
-- finds risky column public.t.small

-- before
CREATE TABLE t (id integer, small smallint);

-- then
ALTER TABLE t ALTER id TYPE bigint, ALTER small TYPE integer;
