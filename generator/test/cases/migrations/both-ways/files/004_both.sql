-- === DOWN ===
DROP TABLE d;
-- === UP ===
CREATE TABLE d (id int);
