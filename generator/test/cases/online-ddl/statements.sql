-- column added at the end
ALTER TABLE t ADD COLUMN n int;
ALTER TABLE t ADD n varchar(20) NOT NULL DEFAULT 'x';
ALTER TABLE t ADD n int NOT NULL;
ALTER TABLE t ADD n timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- column added in the midst
ALTER TABLE t ADD n int FIRST;
ALTER TABLE t ADD n int AFTER a;
-- column added in the midst beside a virtual one
ALTER TABLE g ADD n int FIRST;
ALTER TABLE g ADD n int AFTER a;
-- column with a computed default added
ALTER TABLE t ADD n varchar(40) DEFAULT (concat('a', 'b'));
ALTER TABLE t ADD n date DEFAULT (CURRENT_DATE);
-- column with a random default added
ALTER TABLE t ADD n varchar(40) DEFAULT (uuid());
-- column added at the end (full-text)
ALTER TABLE searched ADD n int;
-- column added at the end (compressed)
ALTER TABLE packed ADD n int;
-- column dropped (full-text)
ALTER TABLE searched DROP COLUMN more;
-- column dropped (compressed)
ALTER TABLE packed DROP COLUMN b;
-- column moved (compressed)
ALTER TABLE packed MODIFY b int AFTER id;
-- AUTO_INCREMENT column added
ALTER TABLE keyless ADD id int NOT NULL AUTO_INCREMENT PRIMARY KEY;
-- virtual column added
ALTER TABLE g ADD n int GENERATED ALWAYS AS (a + 3) VIRTUAL;
-- virtual column added in the midst
ALTER TABLE g ADD n int GENERATED ALWAYS AS (a + 3) VIRTUAL AFTER a;
-- stored column added
ALTER TABLE g ADD n int GENERATED ALWAYS AS (a + 3) STORED;
-- column dropped
ALTER TABLE t DROP COLUMN w;
ALTER TABLE t DROP COLUMN big, DROP COLUMN txt;
-- column in an index dropped
ALTER TABLE t DROP COLUMN indexed;
-- virtual column dropped
ALTER TABLE g DROP COLUMN gv;
-- stored column dropped
ALTER TABLE g DROP COLUMN gs;
-- column renamed
ALTER TABLE t RENAME COLUMN w TO z;
ALTER TABLE t CHANGE w z varchar(100) DEFAULT NULL;
ALTER TABLE t RENAME COLUMN parent_id TO other_id;
-- referenced column renamed
ALTER TABLE parent RENAME COLUMN id TO other_id;
-- column moved
ALTER TABLE t MODIFY w varchar(100) DEFAULT NULL FIRST;
ALTER TABLE t MODIFY w varchar(100) DEFAULT NULL AFTER a;
-- type changed
ALTER TABLE t MODIFY a bigint DEFAULT NULL;
ALTER TABLE t MODIFY a int unsigned DEFAULT NULL;
ALTER TABLE t MODIFY u int DEFAULT NULL;
ALTER TABLE t MODIFY tiny smallint DEFAULT NULL;
ALTER TABLE t MODIFY d decimal(12,2) DEFAULT NULL;
ALTER TABLE t MODIFY f double DEFAULT NULL;
ALTER TABLE t MODIFY txt mediumtext;
ALTER TABLE t MODIFY w text;
ALTER TABLE t MODIFY dt datetime(6) DEFAULT NULL;
ALTER TABLE t MODIFY ts datetime DEFAULT NULL;
ALTER TABLE t MODIFY day datetime DEFAULT NULL;
ALTER TABLE t MODIFY j longtext;
ALTER TABLE t MODIFY big varchar(200) DEFAULT NULL;
ALTER TABLE t MODIFY v char(20) DEFAULT NULL;
ALTER TABLE t MODIFY e varchar(20) DEFAULT NULL;
-- CHAR extended
ALTER TABLE t MODIFY c char(20) DEFAULT NULL;
-- VARCHAR extended
ALTER TABLE t MODIFY v varchar(63) DEFAULT NULL;
ALTER TABLE t MODIFY w varchar(200) DEFAULT NULL;
ALTER TABLE t MODIFY big varchar(400) DEFAULT NULL;
ALTER TABLE t MODIFY vb varbinary(255) DEFAULT NULL;
-- VARCHAR extended past 255 bytes
ALTER TABLE t MODIFY m varchar(64) DEFAULT NULL;
-- short VARCHAR extended past 255 bytes
ALTER TABLE t MODIFY v varchar(64) DEFAULT NULL;
ALTER TABLE t MODIFY v varchar(300) DEFAULT NULL;
ALTER TABLE t MODIFY vb varbinary(256) DEFAULT NULL;
-- value added at the end
ALTER TABLE t MODIFY e enum('a','b','c') DEFAULT NULL;
ALTER TABLE t MODIFY s set('a','b','c') DEFAULT NULL;
-- value added in the midst
ALTER TABLE t MODIFY e enum('a','x','b') DEFAULT NULL;
ALTER TABLE t MODIFY s set('a','x','b') DEFAULT NULL;
ALTER TABLE t MODIFY e enum('a') DEFAULT NULL;
ALTER TABLE t MODIFY s set('a','b','c','d','e','f','g','h','i') DEFAULT NULL;
-- charset of a column changed
ALTER TABLE t MODIFY latin varchar(20) CHARACTER SET utf8mb4 DEFAULT NULL;
ALTER TABLE t MODIFY w varchar(100) CHARACTER SET latin1 DEFAULT NULL;
-- collation of a column changed
ALTER TABLE t MODIFY w varchar(100) COLLATE utf8mb4_bin DEFAULT NULL;
-- collation of an indexed column changed
ALTER TABLE t MODIFY iv varchar(20) COLLATE utf8mb4_bin DEFAULT NULL;
-- default changed
ALTER TABLE t ALTER COLUMN b SET DEFAULT 5;
ALTER TABLE t ALTER b DROP DEFAULT;
ALTER TABLE t MODIFY b int NOT NULL DEFAULT 7;
-- comment of a column changed
ALTER TABLE t MODIFY a int DEFAULT NULL COMMENT 'x';
-- comment of a table changed
ALTER TABLE t COMMENT = 'x';
-- made NOT NULL
ALTER TABLE t MODIFY a int NOT NULL;
ALTER TABLE t MODIFY indexed int NOT NULL;
-- made nullable
ALTER TABLE t MODIFY b int DEFAULT 1;
-- ON UPDATE changed
ALTER TABLE t MODIFY ts timestamp NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP;
-- column hidden
ALTER TABLE t MODIFY a int DEFAULT NULL INVISIBLE;
-- virtual expression changed
ALTER TABLE g MODIFY gv int GENERATED ALWAYS AS (a + 9) VIRTUAL;
-- stored expression changed
ALTER TABLE g MODIFY gs int GENERATED ALWAYS AS (a + 9) STORED;
-- AUTO_INCREMENT given
ALTER TABLE plain MODIFY id int NOT NULL AUTO_INCREMENT;
-- index added
ALTER TABLE t ADD INDEX i (a);
ALTER TABLE t ADD INDEX i (w(10), a);
CREATE INDEX i ON t (a, dt);
CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t ADD UNIQUE KEY i (a);
ALTER TABLE t ADD CONSTRAINT i UNIQUE (a, b);
-- functional index added
ALTER TABLE t ADD INDEX i ((a + 1));
-- full-text index added
ALTER TABLE searched ADD FULLTEXT INDEX i (more);
-- first full-text index added
ALTER TABLE t ADD FULLTEXT INDEX i (txt);
-- spatial index added
ALTER TABLE geo ADD SPATIAL INDEX i (pt);
-- index dropped
ALTER TABLE t DROP INDEX indexed_idx;
DROP INDEX indexed_idx ON t;
ALTER TABLE t DROP INDEX b_unique;
-- index renamed
ALTER TABLE t RENAME INDEX indexed_idx TO i;
-- index hidden
ALTER TABLE t ALTER INDEX indexed_idx INVISIBLE;
ALTER TABLE t ALTER INDEX indexed_idx IGNORED;
-- primary key added
ALTER TABLE keyless ADD PRIMARY KEY (a);
-- primary key replaced
ALTER TABLE plain DROP PRIMARY KEY, ADD PRIMARY KEY (id, code);
-- primary key dropped
ALTER TABLE swap DROP PRIMARY KEY;
-- foreign key added
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (parent_id) REFERENCES parent (id);
-- foreign key added unchecked
SET foreign_key_checks = 0; ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (parent_id) REFERENCES parent (id);
-- foreign key dropped
ALTER TABLE t DROP FOREIGN KEY parent_fk;
-- check added
ALTER TABLE t ADD CONSTRAINT i CHECK (a < 500000);
-- check added unchecked
ALTER TABLE t ADD CONSTRAINT i CHECK (a < 500000) NOT ENFORCED;
-- check dropped
ALTER TABLE t DROP CONSTRAINT a_check;
-- charset of new columns changed
ALTER TABLE t DEFAULT CHARACTER SET latin1;
-- charset converted
ALTER TABLE plain CONVERT TO CHARACTER SET latin1;
-- row format changed
ALTER TABLE t ROW_FORMAT=COMPACT;
ALTER TABLE t ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;
-- table rebuilt
ALTER TABLE t FORCE;
ALTER TABLE t ENGINE=InnoDB;
-- table rebuilt (full-text)
ALTER TABLE searched FORCE;
-- engine changed
ALTER TABLE swap ENGINE=MyISAM;
-- made NOT NULL (full-text)
ALTER TABLE searched MODIFY more text NOT NULL;
-- statistics options changed
ALTER TABLE t STATS_PERSISTENT=0, STATS_AUTO_RECALC=1;
-- next AUTO_INCREMENT set
ALTER TABLE t AUTO_INCREMENT=1000;
-- table renamed
ALTER TABLE swap RENAME TO swapped;
-- partition added
ALTER TABLE parts ADD PARTITION (PARTITION p3 VALUES LESS THAN (40));
-- partition dropped
ALTER TABLE parts DROP PARTITION p2;
-- partition emptied
ALTER TABLE parts TRUNCATE PARTITION p2;
-- partitions reorganized
ALTER TABLE parts REORGANIZE PARTITION p1, p2 INTO (PARTITION p12 VALUES LESS THAN (30));
-- hash partitions added
ALTER TABLE hashed ADD PARTITION PARTITIONS 2;
-- hash partitions merged
ALTER TABLE hashed COALESCE PARTITION 1;
-- partition exchanged
ALTER TABLE parts EXCHANGE PARTITION p2 WITH TABLE swap;
-- table partitioned
ALTER TABLE swap PARTITION BY HASH (id) PARTITIONS 2;
-- partitions removed
ALTER TABLE hashed REMOVE PARTITIONING;
