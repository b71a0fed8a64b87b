-- atlas:checkpoint

CREATE TABLE "a" ("id" integer NOT NULL, PRIMARY KEY ("id"));
