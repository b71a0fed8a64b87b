-- finds nothing

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a bigint);

-- seen
DO $$ BEGIN
  IF false THEN EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', 't'); END IF;
  UPDATE t SET a = 1 WHERE id = 1;
  RAISE NOTICE 'ALTER TABLE t DISABLE TRIGGER ALL';
END $$;
