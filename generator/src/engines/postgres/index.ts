import type { Engine } from "../engine.ts";

/** PostgreSQL 12 and newer, over its own protocol; migrations are applied to PGlite, or to a scratch server. */
export const postgres: Engine = {
  name: "postgres",
  schemes: ["postgres", "postgresql"],
  defaultSchema: "public",
  async crawl(url, options) {
    const [{ withConnection }, { crawlSession }] = await Promise.all([import("./connection.ts"), import("./crawl.ts")]);
    return withConnection(url, (connection) => crawlSession(connection, options));
  },
  async scratch({ url, extensions, skipExtensions }) {
    if (url !== undefined) return (await import("./server-scratch.ts")).serverScratch(url);
    const wanted = extensions.filter((extension) => !skipExtensions.includes(extension));
    return (await import("./embedded.ts")).embeddedScratch(wanted);
  },
};
