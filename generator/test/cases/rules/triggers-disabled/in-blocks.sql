-- finds risky table public.t at line 3
-- finds risky table public.t at line 7

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);
CREATE TABLE u (id bigint PRIMARY KEY);

-- seen
DO $$ BEGIN
  IF true THEN
    ALTER TABLE t DISABLE TRIGGER ALL;
  END IF;
  UPDATE t SET a = (SELECT count(*) FROM u) WHERE id = 1;
  ALTER TABLE t ENABLE TRIGGER ALL; END $$;
DO $$ BEGIN EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', 't'); EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', 't'); END $$;
