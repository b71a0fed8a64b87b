-- finds risky column public.t.b

-- before
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);

-- then
ALTER TABLE t ALTER b DROP EXPRESSION;
