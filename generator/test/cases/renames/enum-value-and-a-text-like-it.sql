CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE t (a state, b text DEFAULT 'new');

-- then
ALTER TYPE state RENAME VALUE 'new' TO 'fresh';
ALTER TABLE t ALTER b SET DEFAULT 'fresh';
