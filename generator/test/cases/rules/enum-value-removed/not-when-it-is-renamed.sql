-- finds nothing

-- before
CREATE TYPE state AS ENUM ('new', 'paid');

-- seen
ALTER TYPE state RENAME VALUE 'new' TO 'fresh';
