CREATE TABLE parent (id int NOT NULL PRIMARY KEY, code varchar(20) CHARACTER SET utf8mb4, UNIQUE KEY (code)) ENGINE=InnoDB;
CREATE TABLE t (
  id int NOT NULL AUTO_INCREMENT,
  a int DEFAULT NULL,
  b int NOT NULL DEFAULT '1',
  u int unsigned DEFAULT NULL,
  tiny tinyint DEFAULT NULL,
  d decimal(10,2) DEFAULT NULL,
  f float DEFAULT NULL,
  c char(10) DEFAULT NULL,
  v varchar(20) DEFAULT NULL,
  w varchar(100) DEFAULT NULL,
  m varchar(60) DEFAULT NULL,
  iv varchar(20) DEFAULT NULL,
  big varchar(300) DEFAULT NULL,
  vb varbinary(100) DEFAULT NULL,
  latin varchar(20) CHARACTER SET latin1 DEFAULT NULL,
  txt text,
  e enum('a','b') DEFAULT NULL,
  s set('a','b') DEFAULT NULL,
  dt datetime DEFAULT NULL,
  ts timestamp NULL DEFAULT NULL,
  day date DEFAULT NULL,
  j json DEFAULT NULL,
  parent_id int DEFAULT NULL,
  indexed int DEFAULT NULL,
  PRIMARY KEY (id),
  KEY indexed_idx (indexed),
  KEY iv_idx (iv),
  KEY parent_idx (parent_id),
  UNIQUE KEY b_unique (b, id),
  CONSTRAINT parent_fk FOREIGN KEY (parent_id) REFERENCES parent (id),
  CONSTRAINT a_check CHECK (a < 1000000)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 ROW_FORMAT=DYNAMIC;
CREATE TABLE g (
  id int NOT NULL PRIMARY KEY,
  a int DEFAULT NULL,
  gv int GENERATED ALWAYS AS (a + 1) VIRTUAL,
  gs int GENERATED ALWAYS AS (a + 2) STORED,
  z int DEFAULT NULL
) ENGINE=InnoDB;
CREATE TABLE geo (id int NOT NULL PRIMARY KEY, pt point NOT NULL) ENGINE=InnoDB;
CREATE TABLE plain (id int NOT NULL, code varchar(20) NOT NULL, PRIMARY KEY (id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE keyless (a int NOT NULL, v varchar(20)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE parts (id int NOT NULL, a int, PRIMARY KEY (id)) ENGINE=InnoDB PARTITION BY RANGE (id) (
  PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20), PARTITION p2 VALUES LESS THAN (30));
CREATE TABLE hashed (id int NOT NULL PRIMARY KEY, a int) ENGINE=InnoDB PARTITION BY HASH (id) PARTITIONS 4;
CREATE TABLE swap (id int NOT NULL, a int, PRIMARY KEY (id)) ENGINE=InnoDB;
CREATE TABLE searched (id int NOT NULL PRIMARY KEY, FTS_DOC_ID bigint unsigned NOT NULL, txt text, more text, UNIQUE KEY FTS_DOC_ID_INDEX (FTS_DOC_ID), FULLTEXT KEY txt_search (txt)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
CREATE TABLE packed (id int NOT NULL PRIMARY KEY, a int, b int) ENGINE=InnoDB ROW_FORMAT=COMPRESSED;
INSERT INTO parent VALUES (1, 'x');
INSERT INTO t (a, b, v, latin, parent_id, indexed) VALUES (1, 2, 'x', 'y', 1, 3), (2, 3, 'z', 'w', 1, 4);
INSERT INTO g (id, a) VALUES (1, 1);
INSERT INTO geo VALUES (1, ST_GeomFromText('POINT(1 1)'));
INSERT INTO packed VALUES (1, 1, 1);
INSERT INTO plain VALUES (1, 'x');
INSERT INTO keyless VALUES (1, 'x');
INSERT INTO parts VALUES (1, 1), (11, 1);
INSERT INTO hashed VALUES (1, 1), (2, 1);
INSERT INTO searched VALUES (1, 1, 'x', 'y');
