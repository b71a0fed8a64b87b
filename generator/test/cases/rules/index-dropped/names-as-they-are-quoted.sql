-- finds risky index "By" on public."T"

-- before
CREATE TABLE "T" (a integer, b integer);
CREATE INDEX "By" ON "T" (a);

-- then
DROP INDEX "By";
CREATE INDEX "By" ON "T" USING hash (b) WHERE a > 0;
