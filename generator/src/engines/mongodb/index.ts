import { SchemalogError } from "../../errors.ts";
import type { Engine } from "../engine.ts";

/** MongoDB 5 to 8, alone, as a replica set, sharded or on Atlas, over its own protocol. */
export const mongodb: Engine = {
  name: "mongodb",
  label: "MongoDB",
  aliases: ["mongo", "mongoose"],
  platforms: [],
  schemes: ["mongodb", "mongodb+srv"],
  images: [
    "mongo",
    "mongodb/mongodb-community-server",
    "mongodb/mongodb-enterprise-server",
    "mongodb/mongodb-atlas-local",
  ],
  defaultSchema: "main",
  isEmbedded: false,
  lacks: async () => [],
  async crawl(url, options) {
    const { withSession } = await import("./session.ts");
    const loading = import("./crawl/crawl.ts"); // while the server answers
    return withSession(url, options, async (session) => (await loading).crawlSession(session, options));
  },
  shadow: async () => {
    throw new SchemalogError("migrations of MongoDB can't be applied: they are programs, not scripts", {
      exitCode: 2,
      hint: "Give the connection a `url` instead of `migrations`: its structure is read from the live database.",
    });
  },
  warmUp: () => undefined,
};
