-- finds risky enum public.state

-- before
CREATE TYPE state AS ENUM ('new', 'paid', 'gone');

-- then
DROP TYPE state;
CREATE TYPE state AS ENUM ('new', 'gone', 'paid');
