CREATE TABLE t (a integer, y text, c uuid, b date);
