-- finds risky index two on public.t

-- before
CREATE TYPE public.pair AS (a numeric, b numeric);
CREATE TABLE t (a public.pair);
CREATE UNIQUE INDEX one ON t (a record_image_ops);

-- then
CREATE UNIQUE INDEX two ON t (a);
