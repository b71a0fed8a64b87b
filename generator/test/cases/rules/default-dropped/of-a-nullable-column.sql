-- finds risky column public.t.state

-- before
CREATE TABLE t (state text DEFAULT 'new');

-- then
ALTER TABLE t ALTER state DROP DEFAULT;
