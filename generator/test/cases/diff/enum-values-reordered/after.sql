CREATE TYPE state AS ENUM ('b', 'a', 'c');
