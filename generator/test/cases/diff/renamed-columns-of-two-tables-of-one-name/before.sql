CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE TABLE one.t (id bigint, a text CHECK (a > 'x'), n text);
CREATE TABLE two.t (id bigint, a text CHECK (a > 'x'), z text, n text);
