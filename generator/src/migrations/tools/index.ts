import { atlas } from "./atlas.ts";
import { dbmate } from "./dbmate.ts";
import { drizzle } from "./drizzle.ts";
import { flyway } from "./flyway.ts";
import { goose } from "./goose.ts";
import { manifests } from "./manifest.ts";
import { plain } from "./plain.ts";
import { prisma } from "./prisma.ts";
import { rails } from "./rails.ts";
import { sqitch } from "./sqitch.ts";
import { sqlMigrate } from "./sql-migrate.ts";
import type { Tool } from "./tool.ts";
import { upDown } from "./up-down.ts";

/** The first that knows a folder reads it; `plain` knows any with SQL. */
export const tools: Tool[] = [
  ...[sqitch, drizzle, prisma, manifests, flyway, upDown, rails, atlas],
  ...[goose, sqlMigrate, dbmate, plain],
];

/** The tool of a name; undefined for a single file. */
export const toolNamed = (name: string): Tool | undefined => tools.find((tool) => tool.name === name);
