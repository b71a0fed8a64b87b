-- finds breaking enum public.state

-- before
CREATE TYPE state AS ENUM ('new');

-- then
DROP TYPE state;
