-- Down Migration
DROP TABLE b;

-- Up Migration
CREATE TABLE b (id int, note text DEFAULT '-- Down');
