--liquibase formatted sql

--changeset ann:1
--comment: what there is to sell
CREATE TABLE items (id int PRIMARY KEY, name text);
--rollback DROP TABLE items;

--changeset ann:2 dbms:h2,mysql
CREATE TABLE `mysql_only` (id int);

--changeset bob:3 splitStatements:false endDelimiter://
CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
  RETURN 1;
END;
$$
//
/* liquibase rollback
DROP FUNCTION one();
*/
