import type { Engine } from "../engine.ts";

/** SQL Server 2017 and newer and Azure SQL, over their own protocol (TDS); migrations are applied to a shadow server. */
export const sqlserver: Engine = {
  name: "sqlserver",
  label: "SQL Server",
  aliases: ["mssql", "azuresql", "azure-sql"],
  platforms: [],
  schemes: ["mssql", "sqlserver"],
  images: ["mcr.microsoft.com/mssql/server", "mcr.microsoft.com/azure-sql-edge"],
  isConnectionString: (text) =>
    /^\s*((server|data source|address|addr|network address)\s*=|jdbc:sqlserver:)/i.test(text),
  defaultSchema: "dbo",
  isEmbedded: false,
  lacks: async () => [],
  async crawl(url, options) {
    const { withConnection } = await import("./connection.ts");
    const loading = import("./crawl/crawl.ts"); // while the server answers
    return withConnection(url, options, async (connection) => (await loading).crawlSession(connection, options));
  },
  shadow: async ({ url, superuser = false, limits }) =>
    (await import("./shadow/server.ts")).serverShadow(url, superuser, limits),
  warmUp: () => undefined,
};
