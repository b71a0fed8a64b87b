CREATE TABLE t (a integer, x uuid, b text, y uuid, c date);
