-- finds nothing

-- before
CREATE TYPE state AS ENUM ('new');

-- seen
ALTER TYPE state RENAME TO status;
