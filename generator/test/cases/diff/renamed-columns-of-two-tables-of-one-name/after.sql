CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE TABLE one.t (id bigint, b text CONSTRAINT t_a_check CHECK (b > 'x'), n text);
CREATE TABLE two.t (id bigint, a text CONSTRAINT t_a_check CHECK (z > 'x'), z text, n text);
