import { atlas } from "./atlas.ts";
import { bothWays } from "./both-ways.ts";
import { dbmate } from "./dbmate.ts";
import { diesel } from "./diesel.ts";
import { drizzle } from "./drizzle.ts";
import { flyway } from "./flyway.ts";
import { golangMigrate } from "./golang-migrate.ts";
import { goose } from "./goose.ts";
import { hasura } from "./hasura.ts";
import { liquibase } from "./liquibase.ts";
import { manifests } from "./manifest.ts";
import { nodePgMigrate } from "./node-pg-migrate.ts";
import { plain } from "./plain.ts";
import { prisma } from "./prisma.ts";
import { rails } from "./rails.ts";
import { sqitch } from "./sqitch.ts";
import { sqlMigrate } from "./sql-migrate.ts";
import { sqlx } from "./sqlx.ts";
import { supabase } from "./supabase.ts";
import { tern } from "./tern.ts";
import type { Tool } from "./tool.ts";
import { upDown } from "./up-down.ts";

/** The first that knows a folder reads it; `plain` knows any with SQL. */
export const tools: Tool[] = [
  ...[sqitch, drizzle, prisma, manifests, liquibase, flyway, hasura, diesel, rails, atlas],
  ...[goose, tern, sqlMigrate, dbmate, nodePgMigrate, sqlx, golangMigrate, upDown, supabase, bothWays, plain],
];

/** The tool of a name; undefined for a single file. */
export const toolNamed = (name: string): Tool | undefined => tools.find((tool) => tool.name === name);
