-- finds breaking enum public.status

-- before
CREATE TYPE state AS ENUM ('new');

-- seen
ALTER TYPE state RENAME TO status;
