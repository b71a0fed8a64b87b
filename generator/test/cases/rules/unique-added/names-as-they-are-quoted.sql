-- finds risky unique "One" on public."T"

-- before
CREATE TABLE "T" ("A" integer);

-- then
ALTER TABLE "T" ADD CONSTRAINT "One" UNIQUE ("A");
