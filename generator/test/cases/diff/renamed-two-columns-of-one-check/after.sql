CREATE TABLE t (p integer, x date, q text, y uuid, CONSTRAINT c CHECK (p > 0 AND q <> ''));
