-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY a_id ON a (id);
ALTER TABLE a ADD COLUMN note text DEFAULT '-- migrate:down';

-- migrate:down
DROP INDEX a_id;
