-- finds nothing

-- before
CREATE TYPE state AS ENUM ('new', 'gone');

-- then
ALTER TYPE state ADD VALUE 'paid' BEFORE 'gone';
