import type { TestProject } from "vitest/node";
import { namedBy, type ServerInUse } from "./server-in-use.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A real one, for the tests that take one; the others start the test server themselves. */
    sqlserver: ServerInUse;
  }
}

const variable = "SCHEMALOG_TEST_SQLSERVER_URL";

/** Says which SQL Server the tests have. */
export default function setup(project: TestProject): void {
  const url = process.env[variable];
  const played = "SQL Server, played by generator/test/servers/tds";
  project.provide(
    "sqlserver",
    url ? { url, about: `${played}; for some tests a real one, ${namedBy(variable)}` } : { about: `${played} alone` },
  );
}
