CREATE TABLE t (a integer, x text, b date, c uuid);
