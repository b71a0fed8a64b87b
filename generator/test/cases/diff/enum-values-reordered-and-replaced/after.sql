CREATE TYPE state AS ENUM ('c', 'b', 'd');
