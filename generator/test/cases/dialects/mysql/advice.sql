CREATE TABLE parent (id int NOT NULL PRIMARY KEY, CONSTRAINT old_check CHECK (id > -5));
CREATE TABLE `order items` (id int NOT NULL PRIMARY KEY, `key` varchar(100), a int, txt text, FULLTEXT KEY old_txt (txt), KEY old_key (`key`), CONSTRAINT old_fk FOREIGN KEY (a) REFERENCES parent (id) ON DELETE CASCADE);
CREATE TABLE orders (id int NOT NULL, a int, b int NOT NULL, `group` varchar(20), parent_id int, KEY by_a (a));
INSERT INTO parent VALUES (1);
INSERT INTO orders VALUES (1, 1, 1, 'x', 1), (2, 2, 2, 'y', 1);
