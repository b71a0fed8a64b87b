CREATE TYPE status AS ENUM ('new', 'paid', 'sent');
CREATE TABLE t (a status);
