-- finds breaking table public."To"

-- before
CREATE TABLE "From" (a integer, b integer, c integer, d integer);

-- then
ALTER TABLE "From" RENAME TO "To";
