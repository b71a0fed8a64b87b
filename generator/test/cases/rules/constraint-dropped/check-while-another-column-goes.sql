-- finds risky check c on public.t

-- before
CREATE TABLE t (a integer, b text, CONSTRAINT c CHECK (a > 0));
CREATE TABLE u (a integer);

-- then
ALTER TABLE t DROP CONSTRAINT c, DROP COLUMN b;
ALTER TABLE u DROP COLUMN a;
