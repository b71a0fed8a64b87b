CREATE TYPE status AS ENUM ('new', 'paid');
CREATE TYPE phase AS ENUM ('new', 'paid');
CREATE TABLE t (a status, b phase);
