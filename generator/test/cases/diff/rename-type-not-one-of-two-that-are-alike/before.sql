CREATE TYPE state AS ENUM ('new', 'paid');
CREATE TABLE t (a state, b state);
