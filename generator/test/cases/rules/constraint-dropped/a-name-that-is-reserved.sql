-- finds risky unique "end" on public."table"

-- before
CREATE TABLE "table" ("primary" integer, CONSTRAINT "end" UNIQUE ("primary"));

-- then
ALTER TABLE "table" DROP CONSTRAINT "end";
