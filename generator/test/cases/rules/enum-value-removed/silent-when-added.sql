-- finds nothing

-- before
CREATE TYPE state AS ENUM ('new', 'paid');

-- then
ALTER TYPE state ADD VALUE 'sent' BEFORE 'paid';
