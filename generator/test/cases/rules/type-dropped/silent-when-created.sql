-- finds nothing

-- before

-- then
CREATE TYPE state AS ENUM ('new');
