-- finds breaking column public."T"."C"

-- before
CREATE TABLE "T" (a integer);

-- then
ALTER TABLE "T" ADD COLUMN "C" text NOT NULL;
