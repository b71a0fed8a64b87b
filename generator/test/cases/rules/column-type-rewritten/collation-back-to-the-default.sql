-- finds risky column public.t.name

-- before
CREATE TABLE t (name text COLLATE "C");

-- then
ALTER TABLE t ALTER name TYPE text COLLATE "default";
