-- finds breaking enum value 'paid' of public.state

-- before
CREATE TYPE state AS ENUM ('new', 'paid', 'gone');

-- then
DROP TYPE state;
CREATE TYPE state AS ENUM ('new', 'gone');
