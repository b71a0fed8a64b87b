CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE t (a state, b state);

-- then
ALTER TYPE state RENAME TO state_old;
CREATE TYPE state AS ENUM ('new');
ALTER TABLE t ALTER a TYPE state USING a::text::state;
