-- finds breaking enum sales.state

-- before
CREATE SCHEMA sales; CREATE TYPE state AS ENUM ('new');

-- seen
ALTER TYPE state SET SCHEMA sales;
