import type { Engine } from "../engine.ts";

/** MySQL 5.7 and newer, over its own protocol; migrations are applied to a shadow server. */
export const mysql: Engine = {
  name: "mysql",
  label: "MySQL",
  aliases: ["mysql2"],
  platforms: [],
  schemes: ["mysql"],
  images: ["mysql", "mysql/mysql-server", "percona", "percona/percona-server"],
  defaultSchema: "main",
  isEmbedded: false,
  lacks: async () => [],
  async crawl(url, options) {
    const { withConnection } = await import("./connection.ts");
    const loading = import("./crawl/crawl.ts"); // while the server answers
    return withConnection(url, async (connection) => (await loading).crawlSession(connection, options), options);
  },
  shadow: async ({ url, superuser = false, limits }) =>
    (await import("./shadow/server.ts")).serverShadow(url, superuser, limits),
  warmUp: () => undefined,
};

/** MariaDB 10.4 and newer: another product with the same protocol, and much of the same language. */
export const mariadb: Engine = {
  ...mysql,
  name: "mariadb",
  label: "MariaDB",
  aliases: [],
  schemes: ["mariadb"],
  images: ["mariadb", "bitnami/mariadb", "linuxserver/mariadb"],
};
