CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE t (a state);

-- then
CREATE TYPE state_new AS ENUM ('new');
ALTER TABLE t ALTER a TYPE state_new USING a::text::state_new;
ALTER TYPE state RENAME TO state_old;
ALTER TYPE state_new RENAME TO state;
DROP TYPE state_old;
