CREATE TYPE state AS ENUM ('a');
