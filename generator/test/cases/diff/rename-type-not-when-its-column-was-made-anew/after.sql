CREATE TYPE status AS ENUM ('new', 'paid');
CREATE TABLE t (b text, a status);
