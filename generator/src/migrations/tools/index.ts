import { drizzle } from "./drizzle.ts";
import { flyway } from "./flyway.ts";
import { manifests } from "./manifest.ts";
import { dbmate, goose, sqlMigrate } from "./marked.ts";
import { atlas, plain, structure } from "./plain.ts";
import { prisma } from "./prisma.ts";
import { sqitch } from "./sqitch.ts";
import type { Tool } from "./tool.ts";
import { upDown } from "./up-down.ts";

/** The first that knows a folder reads it; `plain` knows any with SQL. */
export const tools: Tool[] = [
  ...[sqitch, drizzle, prisma, manifests, flyway, upDown, structure, atlas],
  ...[goose, sqlMigrate, dbmate, plain],
];
