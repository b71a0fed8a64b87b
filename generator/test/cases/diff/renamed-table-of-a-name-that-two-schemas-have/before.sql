CREATE SCHEMA one;
CREATE SCHEMA two;
CREATE TABLE one.t (id bigint PRIMARY KEY, a text, b text, c text);
CREATE TABLE two.t (id bigint PRIMARY KEY, x text);
CREATE TABLE r (p bigint CONSTRAINT r_one REFERENCES one.t, q bigint CONSTRAINT r_two REFERENCES two.t, n bigint);
