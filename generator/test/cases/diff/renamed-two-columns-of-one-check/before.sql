CREATE TABLE t (a integer, x date, b text, y uuid, CONSTRAINT c CHECK (a > 0 AND b <> ''));
