-- finds safe index one on public.t

-- before
CREATE TABLE t (a integer, b text);
CREATE UNIQUE INDEX one ON t (a);
CREATE UNIQUE INDEX other ON t (a);

-- then
DROP INDEX one;
