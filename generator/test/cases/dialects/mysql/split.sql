-- A dump, a tool's migration and a script of a person in one file
/*!40101 SET NAMES utf8mb4 */;
/*!50503 SET character_set_client = utf8mb4 */;
SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0;
CREATE DATABASE IF NOT EXISTS `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;
USE `shop`;
DROP TABLE IF EXISTS `a;b`;
CREATE TABLE `a;b` (
  `event` int NOT NULL, # a; comment
  `trigger` varchar(20) DEFAULT 'it''s; \'x\'', -- another; one
  note text COMMENT "say \"x\"; y",
  total int AS (1--1) /* not; here */
) ENGINE=InnoDB;
LOCK TABLES `a;b` WRITE;
/*!40000 ALTER TABLE `a;b` DISABLE KEYS */;
INSERT INTO `a;b` VALUES (1,'x;y',NULL),(2,_binary 'a\\',x'1F');
/*!40000 ALTER TABLE `a;b` ENABLE KEYS */;
UNLOCK TABLES;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `a;b` FOR EACH ROW BEGIN
  SET NEW.note = 'x'; SET NEW.event = 1;
END */;;
DELIMITER ;
delimiter $$
CREATE PROCEDURE p() BEGIN SELECT 1; SELECT '$$'; END$$
CREATE PROCEDURE q() SELECT 1 $$
delimiter ||
SELECT 1 || SELECT 2||
DELIMITER ;
CREATE PROCEDURE bodies(IN n int) COMMENT 'a; b' BEGIN
  DECLARE done int DEFAULT 0;
  DECLARE c CURSOR FOR SELECT event FROM `a;b` FOR UPDATE;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
  IF (n > 1) THEN SELECT IF(n, 1, 2); ELSEIF n IS NULL THEN SELECT 2; ELSE IF n THEN SELECT 3; END IF; END IF;
  IF CASE n WHEN 1 THEN 2 END THEN SELECT 4; END IF;
  l: LOOP LEAVE l; END LOOP l;
  WHILE n > 0 DO SET n = n - 1; END WHILE;
  REPEAT SET n = CASE WHEN IF(n, 1, 0) THEN IF(n, 1, 2) ELSE REPEAT('x', 2) END; UNTIL n END REPEAT;
  CASE n WHEN 1 THEN BEGIN END; ELSE SELECT 5; END CASE;
  INSERT INTO `a;b` (event) VALUES (1); SELECT t.end, t.`begin` FROM t;
END;
CREATE DEFINER=root@localhost TRIGGER u BEFORE UPDATE ON `a;b` FOR EACH ROW IF NEW.event < 0 THEN SET NEW.event = 0; END IF;
CREATE FUNCTION f(x int) RETURNS int DETERMINISTIC RETURN IF(x > 0, CASE x WHEN 1 THEN 2 END, REPEAT('1', 2));
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2024-01-01' ENDS '2025-01-01' DO BEGIN DELETE FROM log; SELECT 1; END;
CREATE TABLE events (id int, event varchar(5), procedure_name int, begin_at int);
BEGIN; UPDATE t SET a = 1; COMMIT;
LOAD DATA LOCAL INFILE '/tmp/x' INTO TABLE t;
SELECT 1 \G
\. other.sql
source third.sql
system rm -rf /
tee out.log
SELECT @x, @@sql_mode, 'a'@'b', `x`.1a, \N, 1.5e-3, .5, 0x1F, b'01', N'x', 5 <=> 6
