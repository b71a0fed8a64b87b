-- finds risky index by_a_b on public.t

-- before
CREATE TABLE t (a integer, b text, c text);
CREATE INDEX by_a_b ON t (a, b);
CREATE INDEX by_a_c ON t (a, c);

-- then
DROP INDEX by_a_b;
