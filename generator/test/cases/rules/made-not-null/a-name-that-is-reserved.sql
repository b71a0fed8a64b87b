-- finds risky column public."order"."user"

-- before
CREATE TABLE "order" ("user" integer);

-- then
ALTER TABLE "order" ALTER COLUMN "user" SET NOT NULL;
