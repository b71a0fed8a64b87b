-- finds breaking column public."T"."To"

-- before
CREATE TABLE "T" (a integer, "From" text, b integer);

-- then
ALTER TABLE "T" RENAME "From" TO "To";
