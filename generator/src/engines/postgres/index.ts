import type { Engine } from "../engine.ts";
import { defaultLimits } from "../shadow-limits.ts";
import { supabase } from "./platforms/supabase.ts";

/** Milliseconds that a server may take to say that a query took too long. */
const answerTime = 5_000;

/** PostgreSQL 12 and newer, over its own protocol; migrations are applied to PGlite, or to a shadow server. */
export const postgres: Engine = {
  name: "postgres",
  label: "PostgreSQL",
  aliases: ["pg", "postgis"],
  platforms: [supabase],
  schemes: ["postgres", "postgresql"],
  images: ["postgres", "postgis/postgis", "pgvector/pgvector", "timescale/timescaledb", "supabase/postgres"],
  defaultSchema: "public",
  isEmbedded: true,
  lacks: async (extensions) => (await import("./shadow/embedded/extensions.ts")).lackedExtensions(extensions),
  async crawl(url, options) {
    const { withConnection } = await import("./connection.ts");
    // The server ends a query after its statement timeout; one that does not answer by then has gone.
    const patience = options.statementTimeout + answerTime;
    const loading = import("./crawl/crawl.ts"); // while the server answers
    return withConnection(url, async (connection) => (await loading).crawlSession(connection, options), {
      patience,
      namedBy: options.namedBy,
    });
  },
  async shadow({ url, superuser = false, extensions, skipExtensions, limits = defaultLimits }) {
    if (url !== undefined) return (await import("./shadow/server.ts")).serverShadow(url, { superuser });
    const wanted = extensions.filter((extension) => !skipExtensions.includes(extension));
    return (await import("./shadow/embedded/shadow.ts")).embeddedShadow(wanted, limits);
  },
  warmUp() {
    import("./shadow/embedded/shadow.ts").then(({ warmUp }) => warmUp()).catch(() => undefined); // who needs it hears why
  },
};
