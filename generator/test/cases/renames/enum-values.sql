CREATE TYPE state AS ENUM ('new', 'in progress', 'paid');
CREATE TABLE t (a state DEFAULT 'new', b state[] DEFAULT '{new,paid}', c text DEFAULT 'new', CONSTRAINT c CHECK (a <> 'in progress'));
CREATE VIEW v AS SELECT a FROM t WHERE a = 'new';

-- then
ALTER TYPE state RENAME VALUE 'new' TO 'fresh';
ALTER TYPE state RENAME VALUE 'in progress' TO 'under way';
