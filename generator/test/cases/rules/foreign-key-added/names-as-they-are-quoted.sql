-- finds risky foreign key "To" on public."T"

-- before
CREATE TABLE "P" ("X" integer PRIMARY KEY);
CREATE TABLE "T" ("A" integer);

-- then
ALTER TABLE "T" ADD CONSTRAINT "To" FOREIGN KEY ("A") REFERENCES "P";
