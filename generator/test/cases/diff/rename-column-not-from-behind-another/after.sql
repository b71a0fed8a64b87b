CREATE TABLE t (y text, b date, a integer);
