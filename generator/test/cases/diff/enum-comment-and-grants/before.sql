CREATE TYPE state AS ENUM ('a');
CREATE ROLE clerk;
