CREATE TABLE t (b text, a integer, d uuid, c date);
