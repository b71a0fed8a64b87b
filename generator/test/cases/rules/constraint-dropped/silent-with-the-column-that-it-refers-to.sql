-- finds nothing

-- before
CREATE TABLE p (a integer, CONSTRAINT pk PRIMARY KEY (a));
CREATE TABLE t (a integer, b integer, "C" integer, CONSTRAINT f FOREIGN KEY (b) REFERENCES p);

-- then
ALTER TABLE p DROP COLUMN a CASCADE;
