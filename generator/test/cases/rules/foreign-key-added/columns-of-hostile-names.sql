-- finds risky foreign key "Fk" on public.t

-- before
CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE q (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE t (a integer, b integer, c integer, CONSTRAINT fk FOREIGN KEY (a, b) REFERENCES p);

-- then
ALTER TABLE t ADD COLUMN "A" integer, ADD COLUMN "B b" integer NOT NULL DEFAULT 1;
ALTER TABLE t ALTER "A" SET DEFAULT 1;
ALTER TABLE t ADD CONSTRAINT "Fk" FOREIGN KEY (a, c) REFERENCES p;
