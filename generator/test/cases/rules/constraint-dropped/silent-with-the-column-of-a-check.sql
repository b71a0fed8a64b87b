-- finds nothing

-- before
CREATE TABLE p (a integer, CONSTRAINT pk PRIMARY KEY (a));
CREATE TABLE t (a integer, b integer, "C" integer, CONSTRAINT c CHECK ("C" > 0));

-- then
ALTER TABLE t DROP COLUMN "C";
