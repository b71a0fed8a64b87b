CREATE TYPE status AS ENUM ('new', 'paid');
CREATE TABLE t (a status, b text);
