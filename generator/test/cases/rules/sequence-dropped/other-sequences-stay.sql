-- finds breaking sequence public.n
-- finds safe sequence far.n

-- before
CREATE SEQUENCE n;
CREATE SCHEMA far;
CREATE SEQUENCE m;
CREATE TABLE t (a serial);
CREATE SEQUENCE far.n;
CREATE TABLE far.t (b integer);

-- then
DROP SEQUENCE n;
ALTER SEQUENCE far.n OWNED BY far.t.b;
