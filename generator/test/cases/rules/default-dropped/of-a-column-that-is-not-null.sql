-- finds breaking column public.t.state

-- before
CREATE TABLE t (state text NOT NULL DEFAULT 'new');

-- then
ALTER TABLE t ALTER state DROP DEFAULT;
